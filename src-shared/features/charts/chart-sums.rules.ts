// What entries of days come to: fluid a day, days since the last stool, change of weight. Pure. A day without an entry is unknown, not 0.
import { addDays, dayOf, daysBetween, startOfDay } from '../../contract/days.ts'
import type { ChartEntry, ChartNumbers } from './charts.model.ts'

const DAY_MS = 86_400_000

type Entry = Pick<ChartEntry, 'at' | 'value'>
export type FluidDay = {
  day: string
  /** ml; null = nothing of it was charted on the day. */
  inMl: number | null
  outMl: number | null
}

/** Fluid of each day from `from` to `to` (both 'YYYY-MM-DD', both in it), earliest first. */
export function fluidDays(entries: readonly Entry[], from: string, to: string): FluidDay[] {
  const sums = new Map<string, FluidDay>()
  for (let day = from; day <= to; day = addDays(day, 1)) sums.set(day, { day, inMl: null, outMl: null })
  for (const { at, value } of entries) {
    const sum = sums.get(dayOf(at))
    if (!sum) continue
    if (value.kind === 'fluid-in') sum.inMl = (sum.inMl ?? 0) + value.ml
    else if (value.kind === 'fluid-out') sum.outMl = (sum.outMl ?? 0) + value.ml
  }
  return [...sums.values()]
}

/** `daysSince` counts from the last stool, or with `isAtLeast` from the first day that was charted; null = the bowel is not charted. */
export type BowelStanding = { daysSince: number; isAtLeast: boolean } | null

/** How long the last stool is ago on `today`. Entries older than `withinDays` before it do not make it charted. */
export function bowelStanding(entries: readonly Entry[], today: string, withinDays: number): BowelStanding {
  const since = addDays(today, -withinDays)
  const days = entries
    .filter(({ value }) => value.kind === 'bowel')
    .map(({ at, value }) => ({ day: dayOf(at), hasPassed: value.kind === 'bowel' && value.hasPassed }))
    .filter(({ day }) => day >= since && day <= today)
  if (days.length === 0) return null
  const passed = days.filter(({ hasPassed }) => hasPassed).map(({ day }) => day)
  const from = passed.length > 0 ? passed.reduce(later) : days.map(({ day }) => day).reduce(earlier)
  return { daysSince: daysBetween(from, today), isAtLeast: passed.length === 0 }
}

const later = (left: string, right: string) => (left > right ? left : right)
const earlier = (left: string, right: string) => (left < right ? left : right)

export type Weighing = { at: number; kg: number }
export type WeightChange = {
  /** Span the rule asks about, days. */
  days: number
  /** null = no weight of about so long ago. */
  from: Weighing | null
  to: Weighing
  /** Negative = lost weight; null = unknown. */
  percent: number | null
  isOver: boolean
}

/**
 * Change of the newest weight against the one taken about so many days before it: the nearest to that day between half and one and a half
 * times the span. Empty when nobody was weighed.
 */
export function weightChanges(
  weighings: readonly Weighing[],
  rules: ChartNumbers['weight']['changes'],
): WeightChange[] {
  const to = weighings.reduce<Weighing | null>((newest, one) => (newest && newest.at >= one.at ? newest : one), null)
  if (!to) return []
  return rules.map(({ days, percent: limit }) => {
    const span = days * DAY_MS
    const near = (one: Weighing) => Math.abs(to.at - span - one.at)
    const from = weighings
      .filter((one) => to.at - one.at >= span / 2 && to.at - one.at <= span * 1.5)
      .reduce<Weighing | null>((best, one) => (best && near(best) <= near(one) ? best : one), null)
    const percent = from === null ? null : Math.round(((to.kg - from.kg) / from.kg) * 1000) / 10
    return { days, from, to, percent, isOver: percent !== null && Math.abs(percent) >= limit }
  })
}

/** Fluid in of one day; null = none charted. */
export function fluidInOf(entries: readonly Entry[], day: string): number | null {
  const start = startOfDay(day)
  const own = entries.filter(({ at }) => at >= start && at < start + DAY_MS)
  return fluidDays(own, day, day)[0]?.inMl ?? null
}
