// When a drug ordered as needed may be given again. Pure.
import { dayOf, startOfDay } from '../../contract/days.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

export type AsNeededStanding = {
  givenToday: number
  lastAt: number | null
  /** Earliest instant of the next dose, epoch ms; in the past or `at` itself = now. */
  nextAt: number
  /** Why it is later than `at`. */
  waitsFor: 'interval' | 'day' | null
}

/**
 * How an order as needed stands at an instant (epoch ms). `givenAt`: instants of what was given. A dose entered afterwards counts against
 * its neighbours on both sides.
 */
export function asNeededStanding(
  order: { leastHours: number; mostPerDay: number },
  givenAt: readonly number[],
  at: number,
): AsNeededStanding {
  const day = dayOf(at)
  const givenToday = givenAt.filter((each) => dayOf(each) === day).length
  const before = givenAt.filter((each) => each <= at)
  const lastAt = before.length === 0 ? null : Math.max(...before)
  const gapMs = order.leastHours * HOUR_MS
  // A dose that lies later already, but too near.
  const follower = givenAt.filter((each) => each > at && each - at < gapMs)
  const afterGap = Math.max(lastAt === null ? at : lastAt + gapMs, ...follower.map((each) => each + gapMs))
  if (givenToday >= order.mostPerDay) {
    return { givenToday, lastAt, nextAt: Math.max(afterGap, startOfDay(day) + DAY_MS), waitsFor: 'day' }
  }
  return { givenToday, lastAt, nextAt: afterGap, waitsFor: afterGap > at ? 'interval' : null }
}
