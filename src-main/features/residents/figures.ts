// Rows behind the figures of reports, all derived from intervals. Ranges name their first and last day, both counted.
import { addDays, ageOn, daysBetween } from '#shared/contract/days.ts'
import type { AdmissionId, Day, ResidentId } from '#shared/contract/primitives.ts'
import { nightsWithin } from '#shared/features/residents/occupancy.rules.ts'
import type { DischargeReason, LeaveKind, Person, ResidentState } from '#shared/features/residents/residents.model.ts'
import type { PlaceOnDay } from '../beds/index.ts'
import type { FiguresRepository, SpanRow } from './figures.repository.ts'
import type { PersonService } from './person.service.ts'
import type { ResidentContext } from './resident-context.ts'
import type { ResidentOnDay, ResidentsReadRepository } from './residents-read.repository.ts'
import { stateOf } from './residents-reader.ts'

/** One admission in the register of movements. */
export type Movement = {
  id: AdmissionId
  residentId: ResidentId
  name: string
  admittedOn: Day
  dischargedOn: Day | null
  dischargeReason: DischargeReason | null
}
/** Days of one row (stay or leave) inside a range; a day counts when the resident is there at 24:00. */
export type DayCount = { id: string; residentId: ResidentId; fromOn: Day; toOn: Day | null; days: number }
export type InHouse = ResidentOnDay & { age: number | null; state: ResidentState; place: PlaceOnDay | null }
/** Everything the roster of residents prints; unmasked, for exports that mask or log themselves. */
export type RosterEntry = InHouse & { person: Person }
export type Figures = ReturnType<typeof createFigures>

export function createFigures(
  context: ResidentContext,
  repository: FiguresRepository,
  read: ResidentsReadRepository,
  persons: PersonService,
) {
  function count<Row extends SpanRow>(rows: readonly Row[], firstOn: Day, lastOn: Day): (Row & DayCount)[] {
    const dayAfter = addDays(lastOn, 1)
    return rows
      .map((row) => ({ ...row, days: nightsWithin(row, firstOn, dayAfter, daysBetween) }))
      .filter((row) => row.days > 0)
  }

  const toMovement = ({ fromOn, toOn, ...row }: ReturnType<FiguresRepository['admitted']>[number]): Movement => ({
    ...row,
    admittedOn: fromOn,
    dischargedOn: toOn,
  })

  function inHouseOn(on: Day): InHouse[] {
    const places = context.beds.placesOn(on)
    return read.list(on, 'in').map((row) => ({
      ...row,
      age: row.birthOn === null || row.birthOn > on ? null : ageOn(row.birthOn, on),
      state: stateOf(row, on),
      place: (row.bedId && places.get(row.bedId)) || null,
    }))
  }

  return {
    /** Admissions that began between two days. */
    admissionsBetween: (firstOn: Day, lastOn: Day): Movement[] =>
      repository.admitted({ firstOn, lastOn }).map(toMovement),
    /** Admissions that ended between two days. */
    dischargesBetween: (firstOn: Day, lastOn: Day): Movement[] =>
      repository.discharged({ firstOn, lastOn }).map(toMovement),
    /** Admissions that began or ended between two days, each once. */
    movementsBetween(firstOn: Day, lastOn: Day): Movement[] {
      const range = { firstOn, lastOn }
      const rows = [...repository.admitted(range), ...repository.discharged(range)].map(toMovement)
      return [...new Map(rows.map((row) => [row.id, row])).values()]
    },
    /** Person-days by stay: one for each day the resident is on the roll at 24:00, leave included. */
    personDaysBetween: (firstOn: Day, lastOn: Day): DayCount[] =>
      count(repository.staysMeeting({ firstOn, lastOn }), firstOn, lastOn),
    /** Days away by leave, as far as they lie in the range. */
    leaveDaysBetween: (firstOn: Day, lastOn: Day): (DayCount & { kind: LeaveKind })[] =>
      count(repository.leavesMeeting({ firstOn, lastOn }), firstOn, lastOn),
    /** Assessments made between two days. */
    assessmentsBetween: (firstOn: Day, lastOn: Day) => repository.assessments({ firstOn, lastOn }),
    /** Residents on the roll at 24:00 of a day, with bed type, category and ability level of that day. */
    inHouseOn,
    /** The roll of a day with the whole person; leaves this feature unmasked, so an export of it must mask or be logged. */
    rosterOn: (on: Day): RosterEntry[] =>
      inHouseOn(on).map((row) => ({ ...row, person: persons.personOf(context.mustFind(row.id)) })),
  }
}
