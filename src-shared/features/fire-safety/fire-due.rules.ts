// How near a day is on which something must be done, and the stretches in which something that recurs was not done. Pure.
import * as z from 'zod'
import { addDays, addMonths, daysBetween, monthBounds } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'

/** `overdue` = the day is over; on the day itself it may still be done. */
export const DueWarning = z.enum(['overdue', 'within-7', 'within-30', 'later'])
export type DueWarning = z.infer<typeof DueWarning>

/** `dueOn` is the last day on which all is in order. */
export function warningOf(dueOn: Day, today: Day): DueWarning {
  const left = daysBetween(today, dueOn)
  if (left < 0) return 'overdue'
  if (left <= 7) return 'within-7'
  return left <= 30 ? 'within-30' : 'later'
}

/** The last day of the month of a day. */
export function monthEnd(day: Day): Day {
  return monthBounds(day.slice(0, 7)).to
}

/** By when something of every calendar month is due that was last done on `lastOn`; null = never, then in the month of `sinceOn`. */
export function monthlyDueOn(lastOn: Day | null, sinceOn: Day): Day {
  return lastOn === null ? monthEnd(sinceOn) : monthEnd(addMonths(`${lastOn.slice(0, 7)}-01`, 1))
}

/**
 * Days on which a stretch began that reaches into the span and in which nothing was done for longer than `months`. `done` in any order. Before
 * the first one nothing counts as done: that stretch begins with the span.
 */
export function lapsesOf(done: readonly Day[], months: number, span: { from: Day; until: Day }): Day[] {
  const days = done.filter((day) => day <= span.until).sort()
  const [first] = days
  const lapses: Day[] = []
  if (first === undefined || first > span.from) lapses.push(span.from)
  for (const [index, day] of days.entries()) {
    const lapsedOn = addDays(addMonths(day, months), 1)
    const nextOn = days[index + 1]
    const endsOn = nextOn === undefined ? addDays(span.until, 1) : nextOn
    if (lapsedOn < endsOn && lapsedOn <= span.until && endsOn > span.from) lapses.push(lapsedOn)
  }
  return lapses
}

/** Months 'YYYY-MM' that end inside the span and in which nothing was done, from the month of `sinceOn` on. */
export function monthsWithout(done: readonly Day[], span: { from: Day; until: Day }, sinceOn: Day): string[] {
  const doneMonths = new Set(done.map((day) => day.slice(0, 7)))
  const begin = sinceOn > span.from ? sinceOn : span.from
  const months: string[] = []
  for (
    let month = begin.slice(0, 7);
    monthBounds(month).to <= span.until;
    month = addMonths(`${month}-01`, 1).slice(0, 7)
  ) {
    if (!doneMonths.has(month)) months.push(month)
  }
  return months
}
