// The month a report is about and the day its stocks are counted on. Must never read the clock: today is handed in.
import { addDays, addMonths, monthBounds } from '#shared/contract/days.ts'
import type { Day, Month } from '#shared/contract/primitives.ts'
import { DomainError } from '../../platform/domain-error.ts'

/** Both ends are inside the period. `asOf` is the last day, or today while the month is running. */
export type ReportPeriod = { month: Month; firstOn: Day; lastOn: Day; asOf: Day; isOver: boolean }

/** Throws PERIOD_NOT_OVER for a month that has not begun: there is nothing to count yet. */
export function periodOf(month: Month, today: Day): ReportPeriod {
  const { from, to } = monthBounds(month)
  if (from > today) throw new DomainError('PERIOD_NOT_OVER', { where: month, values: { firstOn: from, today } })
  // A stock is counted at 24:00, so the last day itself still belongs to the running month.
  const isOver = to < today
  return { month, firstOn: from, lastOn: to, asOf: isOver ? to : today, isOver }
}

/** The month before, whole. */
export function previousPeriod(period: ReportPeriod): ReportPeriod {
  const { from, to } = monthBounds(monthBefore(period.month))
  return { month: from.slice(0, 7), firstOn: from, lastOn: to, asOf: to, isOver: true }
}

export function monthBefore(month: Month): Month {
  return addMonths(`${month}-01`, -1).slice(0, 7)
}

export function monthAfter(month: Month): Month {
  return addMonths(`${month}-01`, 1).slice(0, 7)
}

/** The day before the period: its census at 24:00 is the opening stock. */
export function openingDay(period: ReportPeriod): Day {
  return addDays(period.firstOn, -1)
}
