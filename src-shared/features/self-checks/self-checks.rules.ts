// Which span of days a check stands for, when one is missing, and what an answer still lacks. Pure.
import { addDays, monthBounds } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'
import { mondayOf } from '../duty-roster/duty-roster.rules.ts'
import { firstMonthOfSpan, lastMonthOfSpan } from '../reports/report-cycle.rules.ts'
import type {
  CheckAnswer,
  CheckAnswers,
  CheckChanges,
  CheckItem,
  CheckKind,
  CheckList,
  CheckNeed,
} from './self-checks.model.ts'

/** A check before a holiday may be made so many days before it. */
export const HOLIDAY_LEAD_DAYS = 10

/** Both days inside; one check made on any of them stands for all. */
export type CheckSpan = { from: Day; until: Day }
/** A check as its term needs it: when it was made, and whether two have signed it. */
export type MadeCheck = { kind: CheckKind; on: Day; isSigned: boolean }

/** The span of a list's cycle that holds a day; null = none does (no holiday is near). */
export function spanOfCycle(list: Pick<CheckList, 'cycle' | 'days'>, day: Day): CheckSpan | null {
  if (list.cycle === 'week') return { from: mondayOf(day), until: addDays(mondayOf(day), 6) }
  if (list.cycle === 'month') {
    const { from, to } = monthBounds(day.slice(0, 7))
    return { from, until: to }
  }
  if (list.cycle === 'quarter') {
    const month = day.slice(0, 7)
    return {
      from: monthBounds(firstMonthOfSpan(month, 'quarter')).from,
      until: monthBounds(lastMonthOfSpan(month, 'quarter')).to,
    }
  }
  const holiday = list.days.find((each) => addDays(each, -HOLIDAY_LEAD_DAYS) <= day && day < each)
  return holiday === undefined ? null : { from: addDays(holiday, -HOLIDAY_LEAD_DAYS), until: addDays(holiday, -1) }
}

/** True when one check stands for both days. */
export function isOfSameSpan(list: Pick<CheckList, 'cycle' | 'days'>, left: Day, right: Day): boolean {
  return spanOfCycle(list, left)?.until === spanOfCycle(list, right)?.until
}

/** True when the span a check was made for is over: what is signed then is late. */
export function isSpanOver(list: Pick<CheckList, 'cycle' | 'days'>, on: Day, today: Day): boolean {
  const span = spanOfCycle(list, on)
  return span !== null && span.until < today
}

/** Spans whose last day lies within the days, both inside, in order. */
export function spansEnding(list: Pick<CheckList, 'cycle' | 'days'>, from: Day, until: Day): CheckSpan[] {
  if (list.cycle === 'holiday') {
    return list.days
      .map((day) => ({ from: addDays(day, -HOLIDAY_LEAD_DAYS), until: addDays(day, -1) }))
      .filter((span) => span.until >= from && span.until <= until)
  }
  const spans: CheckSpan[] = []
  for (let day = from; day <= until; ) {
    const span = spanOfCycle(list, day)
    if (!span || span.until > until) break
    spans.push(span)
    day = addDays(span.until, 1)
  }
  return spans
}

/** True when a signed check of the kind was made in the span. */
export function isMade(kind: CheckKind, span: CheckSpan, checks: readonly MadeCheck[]): boolean {
  return checks.some(
    (check) => check.isSigned && check.kind === kind && check.on >= span.from && check.on <= span.until,
  )
}

/** Spans that ended without a signed check, since the house keeps checks here (`since`) and before today. */
export function missedSpans(
  list: Pick<CheckList, 'cycle' | 'days' | 'kind'>,
  checks: readonly MadeCheck[],
  about: { from: Day; until: Day; since: Day; today: Day },
): CheckSpan[] {
  const until = about.until < about.today ? about.until : addDays(about.today, -1)
  return spansEnding(list, about.from, until).filter(
    (span) => span.until >= about.since && !isMade(list.kind, span, checks),
  )
}

/** The items of a list in its order. */
export const itemsOf = (list: Pick<CheckList, 'sections'>): CheckItem[] => list.sections.flatMap(({ items }) => items)

/** What an answer still lacks. */
export function lackOf(list: Pick<CheckList, 'needs'>, answer: CheckAnswer): CheckNeed[] {
  return answer.result === 'wanting' ? list.needs.filter((need) => answer[need] === null) : []
}

/** `lacks` null = there is no answer. */
export type OpenItem = { code: string; lacks: CheckNeed[] | null }

/** Items without an answer, and those whose answer lacks something, in the order of the list. */
export function openItems(list: CheckList, answers: CheckAnswers): OpenItem[] {
  return itemsOf(list).flatMap(({ code }): OpenItem[] => {
    const answer = answers[code]
    if (!answer) return [{ code, lacks: null }]
    const lacks = lackOf(list, answer)
    return lacks.length > 0 ? [{ code, lacks }] : []
  })
}

/** Items that are wanting, in the order of the list. */
export function wantingItems(list: Pick<CheckList, 'sections'>, answers: CheckAnswers): CheckItem[] {
  return itemsOf(list).filter(({ code }) => answers[code]?.result === 'wanting')
}

/** The draft with a change on top; null takes an answer back. */
export function applyChanges(answers: CheckAnswers, changes: CheckChanges): CheckAnswers {
  const next: CheckAnswers = { ...answers }
  for (const [code, answer] of Object.entries(changes)) {
    if (answer === null) delete next[code]
    else next[code] = answer
  }
  return next
}
