// When a report is due, and the duty that says so. It closes only by filing a run of that month.

import { addMonths } from '#shared/contract/days.ts'
import type { Day, Month } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { cycleMonths, lastMonthOfSpan, shiftMonth } from '#shared/features/reports/report-cycle.rules.ts'
import type { ReportDefinition } from './definitions/definition.ts'
import { monthAfter } from './period.ts'

/** Older gaps are for the ledger, not for today's list. */
const LONGEST_LOOK_BACK_MONTHS = 24

/** The day the report of a month is due, or null for a report without a term. */
export function dueDayOf(definition: Pick<ReportDefinition, 'due'>, month: Month): Day | null {
  if (definition.due === null) return null
  return `${monthAfter(month)}-${String(definition.due.dayOfNextMonth).padStart(2, '0')}`
}

/**
 * Spans (by their last month) whose report is not filed and is due up to `untilOn`, oldest first. Counting starts with the first one
 * ever filed here, or with the last whole one when none was: what a home filed before it had this program is not overdue.
 */
export function listUnfiledMonths(
  definition: Pick<ReportDefinition, 'due' | 'cycle'>,
  filed: readonly Month[],
  days: { today: Day; untilOn: Day },
): Month[] {
  if (definition.due === null) return []
  const earliest = addMonths(days.today, -LONGEST_LOOK_BACK_MONTHS).slice(0, 7)
  const length = cycleMonths[definition.cycle]
  const inSpan = (month: Month) => lastMonthOfSpan(month, definition.cycle)
  const start = filed[0] ?? shiftMonth(inSpan(days.today.slice(0, 7)), -length)
  const months: Month[] = []
  for (let month = inSpan(start < earliest ? earliest : start); ; month = shiftMonth(month, length)) {
    const dueOn = dueDayOf(definition, month)
    if (dueOn === null || dueOn > days.untilOn) return months
    if (!filed.includes(month)) months.push(month)
  }
}

export type ReportDuty = Omit<Duty, 'snoozed'>

export function reportDuty(definition: ReportDefinition, month: Month): ReportDuty | null {
  const dueOn = dueDayOf(definition, month)
  if (dueOn === null || definition.due === null) return null
  return {
    key: `report-due:${definition.code}:${month}`,
    kind: 'report-due',
    dueOn,
    owner: definition.due.owner,
    link: screenLinks.report(definition.code, month),
    values: { code: definition.code, title: definition.title, period: month },
    basis: definition.due.basis,
  }
}
