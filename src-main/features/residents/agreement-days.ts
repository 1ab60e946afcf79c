// An agreement names its last day, as people write it; the file keeps every interval half open. The two meet only here.
import { addDays } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'

/** Kept end (first day no longer in force) of an agreement whose last day is `lastOn`; null = no end agreed. */
export function endAfter(lastOn: Day | null): Day | null {
  return lastOn === null ? null : addDays(lastOn, 1)
}

/** Last day in force of an agreement whose kept end is `endOn`. */
export function lastDayBefore(endOn: Day | null): Day | null {
  return endOn === null ? null : addDays(endOn, -1)
}
