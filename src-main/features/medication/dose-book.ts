// Doses of days with how each stands: prescriptions, custody, people and records put together. Reads only.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, ResidentId } from '#shared/contract/primitives.ts'
import { custodyOn, doseState, dosesOn, type PlannedDose } from '#shared/features/medication/doses.rules.ts'
import type { AsNeededDose, Dose, DoseRecord, MedicationPerson } from '#shared/features/medication/medication.model.ts'
import type {
  CustodyState,
  MedicationAgreement,
  Prescription,
} from '#shared/features/medication/prescriptions.model.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import { shiftSpanAt } from '#shared/features/stations/shifts.rules.ts'
import type { DoseRecordRow } from './dose-records.repository.ts'
import type { MedicationContext } from './medication-context.ts'

const MINUTE_MS = 60_000
/** As many single people cost about as much as the list of a house. */
const FEW = 20
/** Nothing of an earlier stay in the house comes back with a new admission. */
const isOfThisStay = (person: Pick<ResidentRow, 'admittedOn'>, day: Day): boolean =>
  person.admittedOn === null || day >= person.admittedOn

export type DoseBook = ReturnType<typeof createDoseBook>
export type DayOfDoses = { day: Day; people: Map<ResidentId, ResidentRow>; doses: Dose[] }

export function createDoseBook(context: MedicationContext) {
  const { clock, residents, numbers, prescriptions, agreements, doseRecords, nameOf } = context

  function shownRecord(row: DoseRecordRow): DoseRecord {
    const { id, outcome, dose, at, reason, note, recordedAt, seat } = row
    return {
      ...{ id, outcome, dose, at, reason, note, recordedAt, seat, secondBy: nameOf(row.secondBy) },
      ...{ recordedBy: nameOf(row.recordedBy), isLate: row.isLate === 1, isCorrection: row.correctsId !== null },
    }
  }

  function shownAsNeeded(row: DoseRecordRow): AsNeededDose | null {
    const order = prescriptions.findById(row.prescriptionId)
    if (!order) return null
    const told = doseRecords.findEffect(row.doseKey)
    const { drugName, strength, unit } = order
    return {
      ...{ key: row.doseKey, prescriptionId: row.prescriptionId, residentId: row.residentId, day: row.day },
      ...{ drugName, strength, unit, record: shownRecord(row) },
      effectDueAt: row.outcome === 'given' ? row.at + numbers.effectAfterMinutes * MINUTE_MS : null,
      effect: told
        ? {
            ...{ effect: told.effect, note: told.note, recordedAt: told.recordedAt },
            ...{ recordedBy: nameOf(told.recordedBy), isCorrection: told.correctsId !== null },
          }
        : null,
    }
  }

  /** Everybody who belongs to the house on a day, away or not, in the order of the beds. */
  const peopleOn = (day: Day): Map<ResidentId, ResidentRow> =>
    new Map(residents.list({ scope: 'in', on: day, limit: 20_000, offset: 0 }).rows.map((row) => [row.id, row]))

  /** One person of the house on a day; undefined = not of it then. */
  function personOn(id: ResidentId, day: Day): ResidentRow | undefined {
    const person = residents.get(id, day)
    return ['in', 'on-leave', 'in-hospital'].includes(person.state) ? person : undefined
  }

  /** Many people of one day are read at once, a few by themselves. */
  function createPeople(count: number): (id: ResidentId, day: Day) => ResidentRow | undefined {
    if (count < FEW) return personOn
    const known = new Map<Day, Map<ResidentId, ResidentRow>>()
    return (id, day) => {
      const people = known.get(day) ?? peopleOn(day)
      known.set(day, people)
      return people.get(id)
    }
  }

  /** Answers the end of the shift an instant falls into; many doses share one. */
  function createShiftEnds(): (at: number) => number {
    const times = context.shifts()
    const known = new Map<number, number>()
    return (at) => {
      const end = known.get(at) ?? shiftSpanAt(at, times).endsAt
      known.set(at, end)
      return end
    }
  }

  /** Answers how a person's drugs are kept on a day. */
  function createCustody(all: readonly MedicationAgreement[] = agreements.listAll()) {
    const byPerson = Map.groupBy(all, ({ residentId }) => residentId)
    return (person: Pick<ResidentRow, 'id' | 'admittedOn'>, day: Day): CustodyState =>
      custodyOn(
        (byPerson.get(person.id) ?? []).filter(({ fromOn }) => isOfThisStay(person, fromOn)),
        day,
      )
  }

  function standing(
    dose: PlannedDose,
    person: ResidentRow,
    row: DoseRecordRow | undefined,
    shiftEnd: (at: number) => number,
  ): Dose {
    const record = row ? shownRecord(row) : null
    const at = { now: clock.now(), shiftEndsAt: shiftEnd(dose.dueAt), isAway: person.state !== 'in' }
    return { ...dose, record, state: doseState(dose, record, { ...at, graceMinutes: numbers.graceMinutes }) }
  }

  /** Prescriptions of the person's present stay. */
  const ofThisStay = (all: readonly Prescription[], people: ReadonlyMap<ResidentId, ResidentRow>): Prescription[] =>
    all.filter((each) => {
      const person = people.get(each.residentId)
      return person !== undefined && isOfThisStay(person, dayOf(each.fromAt))
    })

  /** Doses of each day of a span for whoever belongs to the house that day, earliest first within a day; `only` = of one person. */
  function dosesBetween(from: Day, to: Day, only?: ResidentId): DayOfDoses[] {
    const span = [startOfDay(from), startOfDay(addDays(to, 1))] as const
    const all =
      only === undefined
        ? prescriptions.listBetween(...span)
        : prescriptions.listOf(only).filter(({ fromAt, toAt }) => fromAt < span[1] && (toAt === null || toAt > span[0]))
    const rows = only === undefined ? doseRecords.listBetween(from, to) : doseRecords.listOf(only, from, to)
    const told = new Map(rows.map((row) => [row.doseKey, row]))
    const custody = createCustody(only === undefined ? agreements.listAll() : agreements.listOf(only))
    const shiftEnd = createShiftEnds()
    const days: Day[] = []
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
    return days.map((day) => {
      const one = only === undefined ? undefined : personOn(only, day)
      const people = only === undefined ? peopleOn(day) : new Map(one ? [[only, one] as const] : [])
      const doses = dosesOn(ofThisStay(all, people), day).flatMap((dose) => {
        const person = people.get(dose.residentId)
        const row = told.get(dose.key)
        // Who keeps the drugs alone takes them alone; what was given before that was agreed stays.
        return person && (row || custody(person, day) !== 'self') ? [standing(dose, person, row, shiftEnd)] : []
      })
      return { day, people, doses }
    })
  }

  return {
    ...{
      shownRecord,
      shownAsNeeded,
      peopleOn,
      personOn,
      createPeople,
      createShiftEnds,
      createCustody,
      dosesBetween,
      ofThisStay,
    },
    /** Doses whose time lies in a span of instants, and the people of its days. */
    dosesWithin(from: number, to: number): { people: Map<ResidentId, ResidentRow>; doses: Dose[] } {
      const days = dosesBetween(dayOf(from), dayOf(to - 1))
      const people = new Map(days.flatMap((day) => [...day.people]))
      const doses = days.flatMap((day) => day.doses).filter(({ dueAt }) => dueAt >= from && dueAt < to)
      return { people, doses }
    },
    /** The dose of a key as it was planned; undefined = no prescription has it on that day. */
    plannedOn: (prescription: Prescription, day: Day, key: string): PlannedDose | undefined =>
      dosesOn([prescription], day).find((dose) => dose.key === key),
    shownPerson(person: ResidentRow, custody: CustodyState): MedicationPerson {
      const { id: residentId, name, bedId, bedLabel, floorName } = person
      const roomName = bedId === null ? null : (context.placeOf(bedId)?.roomName ?? null)
      return { residentId, name, bedId, bedLabel, roomName, floorName, custody, isAway: person.state !== 'in' }
    },
  }
}
