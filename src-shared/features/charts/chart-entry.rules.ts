// Whether a chart entry can be and whether it is usual, by versioned ranges. Used at the field and again where it is stored. Pure.
import type { InterventionKind } from '../care-plans/care-plans.model.ts'
import type { ChartKind, ChartNumbers, ChartRange, ChartValue } from './charts.model.ts'

/** `impossible` is refused; `unusual` asks to look again. `where` is the field of the value. */
export type ChartFault = { where: string; because: 'impossible' | 'unusual'; min: number; max: number }

type Measured = { where: string; value: number; range: ChartRange }

const MINUTE_MS = 60_000

function measuredIn(value: ChartValue, at: number, { ranges }: ChartNumbers): Measured[] {
  if (value.kind === 'fluid-in') return [{ where: 'ml', value: value.ml, range: ranges.fluidInMl }]
  if (value.kind === 'fluid-out') return [{ where: 'ml', value: value.ml, range: ranges.fluidOutMl }]
  if (value.kind === 'weight') return [{ where: 'kg', value: value.kg, range: ranges.weightKg }]
  if (value.kind === 'sleep') {
    return [{ where: 'until', value: (value.until - at) / MINUTE_MS, range: ranges.sleepMinutes }]
  }
  if (value.kind !== 'skin') return []
  return (['lengthCm', 'widthCm'] as const).flatMap((where) => {
    const size = value[where]
    return size === null ? [] : [{ where, value: size, range: ranges.skinCm }]
  })
}

/** Every number of a value that cannot be or is unusual; `at` = moment of the entry, epoch ms. Empty = nothing to say. */
export function faultsOfChart(value: ChartValue, at: number, numbers: ChartNumbers): ChartFault[] {
  return measuredIn(value, at, numbers).flatMap(({ where, value: number, range }): ChartFault[] => {
    const { min, max, usualMin, usualMax } = range
    if (!(number >= min && number <= max)) return [{ where, because: 'impossible', min, max }]
    const isUsual = number >= usualMin && number <= usualMax
    return isUsual ? [] : [{ where, because: 'unusual', min: usualMin, max: usualMax }]
  })
}

/** True when a weight differs so much from the one before that it is looked at again. `percent` as in the numbers. */
export function isUnusualWeight(kg: number, beforeKg: number | null, percent: number): boolean {
  return beforeKg !== null && (Math.abs(kg - beforeKg) / beforeKg) * 100 >= percent
}

/** A value with the decimals its range is kept with. */
export function roundChart(value: ChartValue, { ranges }: ChartNumbers): ChartValue {
  const to = (number: number, { decimals }: ChartRange) => Math.round(number * 10 ** decimals) / 10 ** decimals
  if (value.kind === 'fluid-in') return { ...value, ml: to(value.ml, ranges.fluidInMl) }
  if (value.kind === 'fluid-out') return { ...value, ml: to(value.ml, ranges.fluidOutMl) }
  if (value.kind === 'weight') return { ...value, kg: to(value.kg, ranges.weightKg) }
  if (value.kind !== 'skin') return value
  const size = (cm: number | null) => (cm === null ? null : to(cm, ranges.skinCm))
  return { ...value, lengthCm: size(value.lengthCm), widthCm: size(value.widthCm) }
}

/** The moment an entry is complete: a sleep when it ended. */
export function endOfEntry(value: ChartValue, at: number): number {
  return value.kind === 'sleep' ? value.until : at
}

/** Kinds of planned tasks an entry of a kind can stand for; none = no task asks for it. */
export function taskKindsOf(kind: ChartKind): readonly InterventionKind[] {
  const kinds: Partial<Record<ChartKind, readonly InterventionKind[]>> = {
    turning: ['turning'],
    toilet: ['toilet'],
    bowel: ['toilet'],
    'fluid-in': ['fluid'],
    food: ['feeding'],
    skin: ['skin-check'],
  }
  return kinds[kind] ?? []
}
