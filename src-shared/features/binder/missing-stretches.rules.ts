// Stretches of days on which something recurring was missing: from the day after it was due until it was done again. Pure.
import { addDays } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'
import type { EvidenceSpan } from './evidence.model.ts'

/** `lastOn` null = nothing was done before. */
export type MissingStretch = { beganOn: Day; lastOn: Day | null }

/**
 * Stretches that touch the span, oldest first. `dueOn` tells the last day in time after it was done on a day, or without ever having been
 * done; null = it is not asked for. The day on which it is done again is no missing day.
 */
export function missingStretches(
  doneOn: readonly Day[],
  dueOn: (lastOn: Day | null) => Day | null,
  span: EvidenceSpan,
): MissingStretch[] {
  const days = [...new Set(doneOn)].sort()
  return [null, ...days].flatMap((lastOn, index) => {
    const due = dueOn(lastOn)
    if (due === null) return []
    const beganOn = addDays(due, 1)
    const again = days[index] ?? null
    if (beganOn > span.until || (again !== null && (again <= beganOn || again <= span.from))) return []
    return [{ beganOn, lastOn }]
  })
}
