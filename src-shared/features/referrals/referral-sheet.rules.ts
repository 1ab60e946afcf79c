// What a referral tells of the last 72 hours, worked out of measurements and care charts. Pure; what nobody measured is absent.
import { dayOf } from '../../contract/days.ts'
import type { ChartEntry } from '../charts/charts.model.ts'
import { VitalKind, type VitalMeasurement } from '../vitals/vitals.model.ts'
import type { ChartSummary, VitalSummary } from './referrals.model.ts'

type Measured = Pick<VitalMeasurement, 'kind' | 'value' | 'diastolic' | 'word' | 'takenAt'>

/** As it is written on paper: 128/76, 36.5, A. */
export function vitalText({ value, diastolic, word }: Omit<Measured, 'kind' | 'takenAt'>): string {
  if (word !== null) return word
  return diastolic === null ? String(value) : `${value}/${diastolic}`
}

/** Least, greatest and newest value of each kind; a pressure is judged by its systolic number. Consciousness has no order: only the newest counts. */
export function summariseVitals(measured: readonly Measured[]): VitalSummary[] {
  const byKind = Map.groupBy(measured, ({ kind }) => kind)
  return VitalKind.options.flatMap((kind) => {
    const rows = byKind.get(kind) ?? []
    const byTime = [...rows].sort((a, b) => a.takenAt - b.takenAt)
    const newest = byTime.at(-1)
    if (!newest) return []
    const byValue = [...rows].sort((a, b) => (a.value ?? 0) - (b.value ?? 0))
    const [least, greatest] = kind === 'consciousness' ? [newest, newest] : [byValue[0], byValue.at(-1)]
    return [
      {
        ...{ kind, count: rows.length, newest: vitalText(newest), newestAt: newest.takenAt },
        ...{ min: vitalText(least ?? newest), max: vitalText(greatest ?? newest) },
      },
    ]
  })
}

type Charted = Pick<ChartEntry, 'at' | 'value'>

/** Sums, days and the newest weight; null where nothing of the kind was written. */
export function summariseCharts(entries: readonly Charted[]): ChartSummary {
  const values = entries.map(({ at, value }) => ({ at, value })).sort((a, b) => a.at - b.at)
  const fluid = (kind: 'fluid-in' | 'fluid-out'): number | null => {
    const amounts = values.flatMap(({ value }) => (value.kind === kind ? [value.ml] : []))
    return amounts.length === 0 ? null : amounts.reduce((sum, each) => sum + each, 0)
  }
  const bowels = values.flatMap(({ at, value }) => (value.kind === 'bowel' ? [{ at, hasPassed: value.hasPassed }] : []))
  const shares = values.flatMap(({ value }) => (value.kind === 'food' ? [value.share as number] : []))
  const weights = values.flatMap(({ value }) => (value.kind === 'weight' ? [value.kg] : []))
  return {
    ...{ fluidInMl: fluid('fluid-in'), fluidOutMl: fluid('fluid-out') },
    stoolDays:
      bowels.length === 0 ? null : new Set(bowels.flatMap(({ at, hasPassed }) => (hasPassed ? [dayOf(at)] : []))).size,
    mealSharePercent:
      shares.length === 0 ? null : Math.round(shares.reduce((sum, each) => sum + each, 0) / shares.length),
    weightKg: weights.at(-1) ?? null,
    skinFindings: values.flatMap(({ at, value }) =>
      value.kind === 'skin' && value.stage !== 'none' ? [{ place: value.place, stage: value.stage, at }] : [],
    ),
  }
}
