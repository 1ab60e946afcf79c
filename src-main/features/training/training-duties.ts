// Lines for the work list: safety training of the half, and hours behind what the year asks for. One line each for the whole house.
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { halfYearOf, isThereThroughout } from '#shared/features/training/training.rules.ts'
import type { TrainingBook } from './training-book.ts'

type Owed = Omit<Duty, 'snoozed'>

export function listTrainingDuties(book: TrainingBook, today: Day): Owed[] {
  const year = today.slice(0, 4)
  const records = book.records(Number(year))
  const { half, fromOn, untilOn } = halfYearOf(today)
  // A newcomer of this half had the pre-job training instead.
  const unsafe = records.filter(
    ({ safety, hiredOn }) => safety[half - 1] === null && isThereThroughout({ hiredOn, leftOn: null }, fromOn, untilOn),
  )
  const behind = records.filter(({ hours, targetByNow }) => hours < targetByNow)
  const rules = book.rules()
  const about = { owner: 'office' as const, basis: rules.version }
  const safetyLine: Owed = {
    ...{
      key: `safety-training-due:${untilOn}:${unsafe.length}`,
      kind: 'safety-training-due',
      dueOn: untilOn,
      ...about,
    },
    ...{ link: screenLinks.trainingHours('safety'), values: { count: unsafe.length, half, day: untilOn } },
  }
  const hoursLine: Owed = {
    ...{ key: `training-hours-behind:${year}`, kind: 'training-hours-behind', dueOn: `${year}-12-31`, ...about },
    ...{ link: screenLinks.trainingHours('behind'), values: { count: behind.length, hours: rules.yearlyHours, year } },
  }
  return [...(unsafe.length > 0 ? [safetyLine] : []), ...(behind.length > 0 ? [hoursLine] : [])]
}
