// The periods of a cycle and how one stands. Pure.
import { addDays, addMonths, monthBounds } from '../../contract/days.ts'
import type { Day, Month } from '../../contract/primitives.ts'
import type { Evidence } from '../binder/evidence.model.ts'
import { daysOfSpan, mondayOf } from '../duty-roster/duty-roster.rules.ts'
import type { CalendarCycle, PeriodState, TopicProof } from './duty-calendar.model.ts'

type Span = { from: Day; until: Day }
const monthsOf: Readonly<Record<Exclude<CalendarCycle, 'day' | 'week'>, number>> = {
  ...{ month: 1, quarter: 3, 'half-year': 6, year: 12 },
}

/**
 * Periods shown with a month: every day of it, every week that ends in it, and the one month, quarter, half-year or year it lies in. Weeks run
 * from Monday to Sunday.
 */
export function periodsOf(cycle: CalendarCycle, month: Month): Span[] {
  const { from, to } = monthBounds(month)
  if (cycle === 'day') return daysOfSpan(from, to).map((day) => ({ from: day, until: day }))
  if (cycle === 'week') {
    const first = mondayOf(from)
    return daysOfSpan(first, to)
      .filter((day) => mondayOf(day) === day && addDays(day, 6) <= to)
      .map((monday) => ({ from: monday, until: addDays(monday, 6) }))
  }
  const length = monthsOf[cycle]
  const inYear = Number(month.slice(5)) - 1
  const begin = addMonths(from, -(inYear % length))
  return [{ from: begin, until: addDays(addMonths(begin, length), -1) }]
}

/** How a period stands by its records and gaps. `firstOn`: the day of the first record ever; null = none. */
export function stateOf(
  span: Span,
  { records, gaps, atLeast }: { records: number; gaps: number; atLeast: number },
  { today, firstOn }: { today: Day; firstOn: Day | null },
): PeriodState {
  if (span.until < today && (firstOn === null || span.until < firstOn)) return 'before'
  if (records >= atLeast && gaps === 0) return 'done'
  if (span.until >= today) return 'open'
  return records > 0 ? 'partly' : 'missed'
}

type Meant = Pick<TopicProof, 'where' | 'each' | 'gaps'>

/** What of a topic an item means. */
export function meantBy({ records, gaps }: Evidence, { where, gaps: kinds }: Meant): Evidence {
  const wanted = Object.entries(where)
  return {
    records: records.filter(({ values }) => wanted.every(([name, words]) => words.includes(String(values[name])))),
    gaps: gaps.filter(
      ({ kind, values }) =>
        (kinds === null || kinds.includes(kind)) &&
        wanted.every(([name, words]) => !(name in values) || words.includes(String(values[name]))),
    ),
  }
}

/** Records and gaps of a period an item means, by the day each is filed under. */
export function countIn(evidence: Evidence, { from, until }: Span, proof: Meant): { records: number; gaps: number } {
  const isIn = ({ on }: { on: Day }) => on >= from && on <= until
  const { records, gaps } = meantBy(evidence, proof)
  const counting = records.filter(isIn)
  const { each } = proof
  const count = each === null ? counting.length : new Set(counting.map(({ values }) => values[each])).size
  return { records: count, gaps: gaps.filter(isIn).length }
}
