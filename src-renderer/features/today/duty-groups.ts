// Duties by how soon they are due: overdue, today, within 7 days, within 30 days. Pure.
import { daysBetween } from '#shared/contract/days.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'

export type DutyGroup = 'overdue' | 'today' | 'week' | 'month'
export const dutyGroups: readonly DutyGroup[] = ['overdue', 'today', 'week', 'month']

const weekDays = 7

export function groupOf(duty: Pick<Duty, 'dueOn'>, today: string): DutyGroup {
  const days = daysBetween(today, duty.dueOn)
  if (days < 0) return 'overdue'
  if (days === 0) return 'today'
  return days <= weekDays ? 'week' : 'month'
}

/** In each group the earliest first; empty groups are left out. */
export function groupDuties(duties: readonly Duty[], today: string): { group: DutyGroup; duties: Duty[] }[] {
  const sorted = [...duties].sort((left, right) => (left.dueOn < right.dueOn ? -1 : left.dueOn > right.dueOn ? 1 : 0))
  return dutyGroups
    .map((group) => ({ group, duties: sorted.filter((duty) => groupOf(duty, today) === group) }))
    .filter((entry) => entry.duties.length > 0)
}
