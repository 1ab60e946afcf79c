// Who is signed with a family doctor, whose health file is open, and when the yearly check-up is due. Pure.
import { addDays, addMonths } from '../../contract/days.ts'

type Dated = { on: string }

/** Both days are inside. */
export function isSignedOn(signing: { fromOn: string; untilOn: string }, day: string): boolean {
  return signing.fromOn <= day && day <= signing.untilOn
}

/** The file once opened stays open. */
export function hasFileOn(files: readonly Dated[], day: string): boolean {
  return files.some(({ on }) => on <= day)
}

/** 年度体检: a check-up of the same calendar year, made by that day. */
export function isCheckedInYearOf(checkUps: readonly Dated[], day: string): boolean {
  return checkUps.some(({ on }) => on <= day && on.slice(0, 4) === day.slice(0, 4))
}

/**
 * The last day on which nothing is owed: so many months after the last one, or after admission where there was none, or none that still
 * counted at admission.
 */
export function checkUpOwedAfter(last: string | null, admittedOn: string, months: number): string {
  const due = last === null ? null : addMonths(last, months)
  return due !== null && due >= admittedOn ? due : addMonths(admittedOn, months)
}

/** The same, of the check-ups known on a day. */
export function checkUpDueOn(checkUps: readonly Dated[], admittedOn: string, months: number, day: string): string {
  const last = checkUps
    .map(({ on }) => on)
    .filter((on) => on <= day)
    .sort()
    .at(-1)
  return checkUpOwedAfter(last ?? null, admittedOn, months)
}

export type MissingSpan = { from: string; until: string }

/** The parts of a stay in which something owed was not there: after `dueAfter(lastDone)` (null = never owed again) until the day before the next. */
export function missingSpans(
  stay: { from: string; until: string },
  doneOn: readonly string[],
  dueAfter: (lastDone: string | null) => string | null,
): MissingSpan[] {
  const spans: MissingSpan[] = []
  const days = [...doneOn].sort().filter((day) => day <= stay.until)
  let last: string | null = null
  for (const next of [...days, null]) {
    const due = dueAfter(last)
    last = next
    if (due === null) continue
    const from = addDays(due, 1)
    const until = next === null ? stay.until : addDays(next, -1)
    if (from <= until && until >= stay.from) spans.push({ from: from < stay.from ? stay.from : from, until })
  }
  return spans
}
