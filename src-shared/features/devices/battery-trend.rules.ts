// Where a battery leads: a straight line through its days since the last new one. Must never tell a day from too few days.
import { addDays, daysBetween } from '../../contract/days.ts'
import type { BatteryTrend } from './device-register.model.ts'

/** Percent upwards from one day to the next that mean a new battery; a warm day lifts a reading by less. */
const RENEWED_BY = 20
const LEAST_DAYS = 5
const LEAST_SPAN_DAYS = 7
/** Flatter than this the reading does not move and no day can be told, in percent a day. */
const LEAST_FALL = 0.02
const FARTHEST_DAYS = 5 * 365

/** Trend of a battery from one percentage a day, in order of days. Percent 0 to 100. */
export function batteryTrend(days: BatteryTrend['days']): BatteryTrend {
  let start = 0
  let renewedOn: string | null = null
  for (let index = 1; index < days.length; index += 1) {
    const [before, now] = [days[index - 1], days[index]]
    if (before && now && now.percent - before.percent >= RENEWED_BY) {
      start = index
      renewedOn = now.day
    }
  }
  const since = days.slice(start)
  const [first, last] = [since[0], since.at(-1)]
  const nothing: BatteryTrend = { days: [...days], percentPerDay: null, emptyOn: null, renewedOn }
  if (!first || !last || since.length < LEAST_DAYS || daysBetween(first.day, last.day) < LEAST_SPAN_DAYS) return nothing
  const points = since.map(({ day, percent }) => ({ x: daysBetween(first.day, day), y: percent }))
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0)
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread
  const percentPerDay = Math.round(slope * 1000) / 1000
  if (slope > -LEAST_FALL) return { ...nothing, percentPerDay }
  const now = meanY + slope * (daysBetween(first.day, last.day) - meanX)
  const left = Math.max(0, Math.ceil(now / -slope))
  return { ...nothing, percentPerDay, emptyOn: left > FARTHEST_DAYS ? null : addDays(last.day, left) }
}
