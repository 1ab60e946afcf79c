// Report spans on screen. Must never propose a span that has not begun.
import type { TFunction } from 'i18next'
import {
  cycleMonths,
  lastMonthOfSpan,
  type ReportCycle,
  shiftMonth,
} from '#shared/features/reports/report-cycle.rules.ts'

/** The span that ended last before `today`, by its last month: what is to be reported now. */
export function spanToReport(today: string, cycle: ReportCycle): string {
  return shiftMonth(lastMonthOfSpan(today.slice(0, 7), cycle), -cycleMonths[cycle])
}

/** Spans to choose from, newest first, the running one included. */
export function spansUpTo(today: string, cycle: ReportCycle, count = 36): string[] {
  const running = lastMonthOfSpan(today.slice(0, 7), cycle)
  return Array.from({ length: count }, (_, index) => shiftMonth(running, -index * cycleMonths[cycle]))
}

/** How a span is called: 2026-10, 2026年第3季度, 2026年. */
export function spanWord(t: TFunction, month: string, cycle: ReportCycle): string {
  const year = month.slice(0, 4)
  if (cycle === 'quarter') return t('reports:period.quarter', { year, quarter: Math.ceil(Number(month.slice(5)) / 3) })
  return cycle === 'year' ? t('reports:period.year', { year }) : month
}

export function isMonth(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}
