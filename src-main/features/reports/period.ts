// The span a report is about and the day its stocks are counted on. Must never read the clock: today is handed in.
import { addDays, monthBounds } from '#shared/contract/days.ts'
import type { Day, Month } from '#shared/contract/primitives.ts'
import {
  firstMonthOfSpan,
  lastMonthOfSpan,
  type ReportCycle,
  shiftMonth,
} from '#shared/features/reports/report-cycle.rules.ts'
import { DomainError } from '../../platform/domain-error.ts'

/** Both ends are inside the period; `month` is its last month. `asOf` is the last day, or today while the period is running. */
export type ReportPeriod = { month: Month; firstOn: Day; lastOn: Day; asOf: Day; isOver: boolean }

/** The span of a cycle that holds `month`. Throws PERIOD_NOT_OVER for one that has not begun: there is nothing to count yet. */
export function periodOf(month: Month, today: Day, cycle: ReportCycle = 'month'): ReportPeriod {
  const last = lastMonthOfSpan(month, cycle)
  const firstOn = monthBounds(firstMonthOfSpan(month, cycle)).from
  const lastOn = monthBounds(last).to
  if (firstOn > today) throw new DomainError('PERIOD_NOT_OVER', { where: month, values: { firstOn, today } })
  // A stock is counted at 24:00, so the last day itself still belongs to the running period.
  const isOver = lastOn < today
  return { month: last, firstOn, lastOn, asOf: isOver ? lastOn : today, isOver }
}

/** The span before, whole. */
export function previousPeriod(period: ReportPeriod, cycle: ReportCycle = 'month'): ReportPeriod {
  const lastOn = openingDay(period)
  const month = lastOn.slice(0, 7)
  const firstOn = monthBounds(firstMonthOfSpan(month, cycle)).from
  return { month, firstOn, lastOn, asOf: lastOn, isOver: true }
}

export function monthBefore(month: Month): Month {
  return shiftMonth(month, -1)
}

export function monthAfter(month: Month): Month {
  return shiftMonth(month, 1)
}

/** The day before the period: its census at 24:00 is the opening stock. */
export function openingDay(period: ReportPeriod): Day {
  return addDays(period.firstOn, -1)
}
