// The 24 hours of one bed as things to draw: lines that break where nothing was read, bands of in and out of bed, limits. Pure.
import type { AlarmRule } from '#shared/features/alarms/alarm-rules.model.ts'

export type BedMinute = { at: number; heartRate: number | null; respiration: number | null; inBed: boolean | null }
export type Sign = 'heartRate' | 'respiration'

export const minuteMs = 60_000
/** Two minutes of silence lift the pen: a gap is drawn as a gap. */
const linkedWithinMs = 2 * minuteMs

/** SVG path of the values; a missing minute lifts the pen. `xOf` and `yOf` in px. */
export function pathOf(
  points: readonly { at: number; value: number | null }[],
  xOf: (at: number) => number,
  yOf: (value: number) => number,
): string {
  let path = ''
  let lastAt: number | null = null
  for (const { at, value } of points) {
    if (value === null) {
      lastAt = null
      continue
    }
    const isLinked = lastAt !== null && at - lastAt <= linkedWithinMs
    // A lone minute between two gaps would be a line of no length.
    path += isLinked
      ? `L${xOf(at).toFixed(1)} ${yOf(value).toFixed(1)}`
      : `M${xOf(at).toFixed(1)} ${yOf(value).toFixed(1)}h0.01`
    lastAt = at
  }
  return path
}

/** A stretch of time in which the bed's state stayed the same; `to` is the end of its last minute. */
export type BedBand = { from: number; to: number; inBed: boolean | null }

export function bandsOf(minutes: readonly BedMinute[]): BedBand[] {
  const bands: BedBand[] = []
  for (const { at, inBed } of minutes) {
    const last = bands.at(-1)
    if (last && last.inBed === inBed && last.to === at) last.to = at + minuteMs
    else bands.push({ from: at, to: at + minuteMs, inBed })
  }
  return bands
}

/** Scale of a lane: round numbers around what was read and the limits, never narrower than `leastRange`. */
export function rangeOf(values: readonly number[], limits: readonly number[], leastRange: number): [number, number] {
  const all = [...values, ...limits]
  if (all.length === 0) return [0, leastRange]
  const low = Math.floor(Math.min(...all) / 10) * 10
  const high = Math.ceil(Math.max(...all) / 10) * 10
  return [low, Math.max(high, low + leastRange)]
}

export type Limit = { value: number; priority: 'high' | 'medium'; side: 'above' | 'below' }

/** The limits of a vital sign out of the rules of its two kinds. */
export function limitsOf(rules: { above: AlarmRule; below: AlarmRule }): Limit[] {
  const limits: (Limit | null)[] = [
    asLimit(rules.above.highAtOrAbove, 'high', 'above'),
    asLimit(rules.above.mediumAtOrAbove, 'medium', 'above'),
    asLimit(rules.below.mediumAtOrBelow, 'medium', 'below'),
    asLimit(rules.below.highAtOrBelow, 'high', 'below'),
  ]
  return limits.filter((limit) => limit !== null)
}

function asLimit(value: number | undefined, priority: Limit['priority'], side: Limit['side']): Limit | null {
  return value === undefined ? null : { value, priority, side }
}

/** One row of the table: lowest, middle and highest value of the span, minutes read, minutes in bed. */
export type ChartRow = {
  at: number
  heartRate: { low: number; mean: number; high: number } | null
  respiration: { low: number; mean: number; high: number } | null
  inBedMinutes: number
  outOfBedMinutes: number
  unknownMinutes: number
}

function spreadOf(values: readonly number[]): ChartRow['heartRate'] {
  if (values.length === 0) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { low: Math.min(...values), mean: Math.round(mean), high: Math.max(...values) }
}

/** Rows of `everyMs`, oldest first; a span without readings is a row that says so. */
export function rowsOf(minutes: readonly BedMinute[], everyMs: number): ChartRow[] {
  const spans = new Map<number, BedMinute[]>()
  for (const minute of minutes) {
    const at = Math.floor(minute.at / everyMs) * everyMs
    spans.set(at, [...(spans.get(at) ?? []), minute])
  }
  return [...spans].map(([at, part]) => ({
    at,
    heartRate: spreadOf(part.flatMap(({ heartRate }) => heartRate ?? [])),
    respiration: spreadOf(part.flatMap(({ respiration }) => respiration ?? [])),
    inBedMinutes: part.filter(({ inBed }) => inBed === true).length,
    outOfBedMinutes: part.filter(({ inBed }) => inBed === false).length,
    unknownMinutes: part.filter(({ inBed }) => inBed === null).length,
  }))
}

/** The minute at or before `at`; undefined outside the span. */
export function minuteAt(minutes: readonly BedMinute[], at: number): BedMinute | undefined {
  const first = minutes[0]
  return first && minutes[Math.floor((at - first.at) / minuteMs)]
}
