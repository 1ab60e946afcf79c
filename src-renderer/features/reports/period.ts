// Report months on screen. Must never propose a month that has not begun.
import { addMonths } from '#shared/contract/days.ts'

/** The month that ended last before `today`, 'YYYY-MM': what is to be reported now. */
export function monthToReport(today: string): string {
  return addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7)
}

export function monthAfter(month: string, count: number): string {
  return addMonths(`${month}-01`, count).slice(0, 7)
}

/** Months to choose from, newest first, the running month included. */
export function monthsUpTo(today: string, count = 36): string[] {
  return Array.from({ length: count }, (_, index) => monthAfter(today.slice(0, 7), -index))
}

export function isMonth(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}
