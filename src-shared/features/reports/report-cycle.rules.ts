// The span a report is about, by its cycle. A span is named by its last month: 2026-09 is the third quarter, 2026-12 the year. Pure.
import * as z from 'zod'
import { addMonths } from '../../contract/days.ts'
import type { Month } from '../../contract/primitives.ts'

/** How often a report is made. `on-demand` has no term; its span is one month. */
export const ReportCycle = z.enum(['month', 'quarter', 'year', 'on-demand'])
export type ReportCycle = z.infer<typeof ReportCycle>

/** Length of the span in months. */
export const cycleMonths: Readonly<Record<ReportCycle, number>> = { month: 1, quarter: 3, year: 12, 'on-demand': 1 }

/** The month `count` months later, 'YYYY-MM'; negative = earlier. */
export function shiftMonth(month: Month, count: number): Month {
  return addMonths(`${month}-01`, count).slice(0, 7)
}

/** The last month of the span that holds `month`: it names the span. */
export function lastMonthOfSpan(month: Month, cycle: ReportCycle): Month {
  const length = cycleMonths[cycle]
  const inYear = Number(month.slice(5, 7)) - 1
  return shiftMonth(month, length - 1 - (inYear % length))
}

/** The first month of the span that `month` names or lies in. */
export function firstMonthOfSpan(month: Month, cycle: ReportCycle): Month {
  return shiftMonth(lastMonthOfSpan(month, cycle), 1 - cycleMonths[cycle])
}
