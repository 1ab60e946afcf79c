// Due days of plans and stores. Pure. A last valid day still counts as valid, a due day as in time.
import { addDays, addMonths } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'
import type { EmergencyRules, ExpiryState, PlanVersion } from './emergency.model.ts'

/** The version that counts on a day: the newest that is in force by then. */
export function versionOn<Version extends Pick<PlanVersion, 'version' | 'inForceOn'>>(
  versions: readonly Version[],
  day: Day,
): Version | null {
  const inForce = versions.filter(({ inForceOn }) => inForceOn <= day)
  return inForce.reduce<Version | null>(
    (newest, each) => (newest && newest.version > each.version ? newest : each),
    null,
  )
}

/** Last day on which the next review is in time; `lastOn`: in force or reviewed, whichever is later. */
export const planReviewDueOn = (lastOn: Day, rules: Pick<EmergencyRules, 'reviewEveryMonths'>): Day =>
  addMonths(lastOn, rules.reviewEveryMonths)

/** Last day on which the next look is in time, a week or a month after the last one or after it was put there. */
export const checkDueOn = (lastOn: Day, every: 'week' | 'month'): Day =>
  every === 'week' ? addDays(lastOn, 7) : addMonths(lastOn, 1)

/** `check` null = nobody looked yet. */
export function expiryOf(check: { expiresOn: Day | null } | null, today: Day, warnDays: number): ExpiryState {
  if (check === null) return 'unknown'
  if (check.expiresOn === null) return 'none'
  if (check.expiresOn < today) return 'expired'
  return check.expiresOn <= addDays(today, warnDays) ? 'soon' : 'good'
}

export type DiffLine = { kind: 'same' | 'added' | 'removed'; text: string }

/** What a newer text says otherwise, line by line: the longest common run of lines stays. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0))
  const at = (row: number, column: number): number => common[row]?.[column] ?? 0
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      const line = common[row]
      if (!line) continue
      line[column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const lines: DiffLine[] = []
  let [row, column] = [0, 0]
  while (row < old.length || column < now.length) {
    if (row < old.length && column < now.length && old[row] === now[column]) {
      lines.push({ kind: 'same', text: old[row] ?? '' })
      row += 1
      column += 1
    } else if (row < old.length && (column >= now.length || at(row + 1, column) >= at(row, column + 1))) {
      lines.push({ kind: 'removed', text: old[row] ?? '' })
      row += 1
    } else {
      lines.push({ kind: 'added', text: now[column] ?? '' })
      column += 1
    }
  }
  return lines
}
