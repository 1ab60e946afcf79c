// What training counts for whom: hours of a year, safety training of a half, whether somebody may work a shift. Pure.
import { addDays, daysBetween } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'
import type { ExamKind, ParticipantFacts, SessionCounts, TrainingCategory, TrainingRules } from './training.model.ts'

/** Days somebody is on the roll; `leftOn` is the first day they are not. */
export type OnRoll = { hiredOn: Day; leftOn: Day | null }
/** Somebody's part in a closed session, which began and ended on these days. */
export type Attended = { category: TrainingCategory; on: Day; endedOn: Day; hours: number; isPassed: boolean | null }

/** The half of the year a day lies in, both ends inside. */
export function halfYearOf(day: Day): { half: 1 | 2; fromOn: Day; untilOn: Day } {
  const year = day.slice(0, 4)
  return day.slice(5) <= '06-30'
    ? { half: 1, fromOn: `${year}-01-01`, untilOn: `${year}-06-30` }
    : { half: 2, fromOn: `${year}-07-01`, untilOn: `${year}-12-31` }
}

/** The halves whose last day lies from `from` to `until`, both inside. */
export function halvesEndingIn(from: Day, until: Day): { half: 1 | 2; fromOn: Day; untilOn: Day }[] {
  const halves = []
  for (let half = halfYearOf(from); half.untilOn <= until; half = halfYearOf(addDays(half.untilOn, 1)))
    halves.push(half)
  return halves
}

/** True for who was there from the first to the last day: a newcomer has the pre-job training instead. */
export function isThereThroughout({ hiredOn, leftOn }: OnRoll, fromOn: Day, untilOn: Day): boolean {
  return hiredOn <= fromOn && (leftOn === null || leftOn > untilOn)
}

/** Whether a score or a judgement passed; null = nobody said yet, or there is no exam. */
export function isPassedBy(
  exam: ExamKind,
  passScore: number | null,
  part: Pick<ParticipantFacts, 'score' | 'isPassed'>,
) {
  if (exam === 'none') return null
  if (exam === 'pass-fail') return part.isPassed
  return part.score === null || passScore === null ? null : part.score >= passScore
}

/** Somebody not invited counts nowhere. */
export function countSession(participants: readonly ParticipantFacts[]): SessionCounts {
  const invited = participants.filter(({ isInvited }) => isInvited)
  const present = invited.filter(({ isPresent }) => isPresent === true)
  const examined = present.filter(({ isPassed }) => isPassed !== null)
  const passed = examined.filter(({ isPassed }) => isPassed === true).length
  return {
    ...{ invited: invited.length, present: present.length, examined: examined.length, passed },
    passRate: examined.length === 0 ? null : passed / examined.length,
  }
}

/** The day on which the pre-job training was first passed, the last one of the session; null = never. */
export function preJobPassedOn(attended: readonly Attended[]): Day | null {
  const passed = attended.filter(({ category, isPassed }) => category === 'pre-job' && isPassed === true)
  return passed.map(({ endedOn }) => endedOn).sort()[0] ?? null
}

/** Hours of a year; what was not passed was still learnt and counts. */
export function hoursIn(attended: readonly Attended[], year: string): number {
  const sum = attended.filter(({ on }) => on.slice(0, 4) === year).reduce((total, { hours }) => total + hours, 0)
  // Without the dust of floating point: ten times 0.7 are 7 hours, and 7 are asked.
  return Math.round(sum * 100) / 100
}

/** Hours the days from 1 January to `until` (inside, same year) ask of somebody, a tenth exact: the year's hours by the days on the roll. */
export function hoursAsked({ hiredOn, leftOn }: OnRoll, until: Day, yearlyHours: number): number {
  const first = `${until.slice(0, 4)}-01-01`
  const from = hiredOn > first ? hiredOn : first
  const last = leftOn !== null && leftOn <= until ? addDays(leftOn, -1) : until
  const days = Math.max(0, daysBetween(from, last) + 1)
  const ofYear = daysBetween(first, `${until.slice(0, 4)}-12-31`) + 1
  return Math.round((yearlyHours * days * 10) / ofYear) / 10
}

/** The newest safety training from `fromOn` to `untilOn`; null = none. */
export function safetyIn(
  attended: readonly Attended[],
  rules: Pick<TrainingRules, 'safetyCategories'>,
  { fromOn, untilOn }: { fromOn: Day; untilOn: Day },
): Day | null {
  return (
    attended
      .filter(({ category, on }) => rules.safetyCategories.includes(category) && on >= fromOn && on <= untilOn)
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? null
  )
}
