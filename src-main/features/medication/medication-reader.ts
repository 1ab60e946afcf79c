// What the screens ask: the round of a shift, the file of a person, the doses of a span, the cupboard of the house.
import { dayOf, daysBetween } from '#shared/contract/days.ts'
import type { Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import { countDoses, isPrescribedAt } from '#shared/features/medication/doses.rules.ts'
import type { AsNeededDose, DoseRecord, MedicationPerson } from '#shared/features/medication/medication.model.ts'
import type {
  AsNeededOrder,
  DosesOfSpan,
  MedicationFile,
  MedicationRound,
} from '#shared/features/medication/medication-views.model.ts'
import type { MedicationAgreement, Prescription } from '#shared/features/medication/prescriptions.model.ts'
import type { DrugStock, StockEvent } from '#shared/features/medication/stock.model.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import { shiftSpanAt } from '#shared/features/stations/shifts.rules.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { createAsNeededService } from './as-needed.service.ts'
import type { DoseBook } from './dose-book.ts'
import type { createHandOversService } from './hand-overs.service.ts'
import type { MedicationContext } from './medication-context.ts'
import type { createPrescriptionsService } from './prescriptions.service.ts'
import type { StockBook } from './stock-book.ts'

const LONGEST_SPAN_DAYS = 31

export type ReaderParts = {
  book: DoseBook
  stockBook: StockBook
  asNeeded: ReturnType<typeof createAsNeededService>
  handOvers: ReturnType<typeof createHandOversService>
  orders: ReturnType<typeof createPrescriptionsService>
}
export type MedicationReader = ReturnType<typeof createMedicationReader>

export function createMedicationReader(context: MedicationContext, parts: ReaderParts) {
  const { clock, today, residents, nameOf, agreements, prescriptions, doseRecords, stock } = context
  const { book, stockBook, asNeeded } = parts

  function shownOrder(prescription: Prescription): AsNeededOrder {
    const { givenToday, lastAt, nextAt } = asNeeded.standingOf(prescription, clock.now())
    return {
      prescription: { ...prescription, recordedBy: nameOf(prescription.recordedBy) },
      givenToday,
      lastAt,
      nextAt,
    }
  }

  /** Orders as needed that count now. */
  const asNeededOf = (all: readonly Prescription[]): Prescription[] =>
    all.filter((each) => each.schedule.kind === 'as-needed' && isPrescribedAt(each, clock.now()))

  function openEffects(people: ReadonlySet<ResidentId> | null): AsNeededDose[] {
    return doseRecords
      .listWithoutEffect()
      .filter(({ residentId }) => people === null || people.has(residentId))
      .flatMap((row) => book.shownAsNeeded(row) ?? [])
  }

  /** Everybody of the house today with how their drugs are kept. */
  function everybody(day: Day): Map<ResidentId, MedicationPerson> {
    const custody = book.createCustody()
    return new Map([...book.peopleOn(day)].map(([id, row]) => [id, book.shownPerson(row, custody(row, day))]))
  }

  function round(at: Instant, floorName: string | null): MedicationRound {
    const shift = shiftSpanAt(at, context.shifts())
    const { people: rows, doses } = book.dosesWithin(shift.startedAt, shift.endsAt)
    const custody = book.createCustody()
    const day = dayOf(Math.min(clock.now(), shift.endsAt - 1))
    const isOnFloor = (row: ResidentRow) => floorName === null || row.floorName === floorName
    const people = new Map([...rows].map(([id, row]) => [id, book.shownPerson(row, custody(row, day))]))
    const shown = new Set([...rows].flatMap(([id, row]) => (isOnFloor(row) ? [id] : [])))
    const placeOf = new Map([...rows.keys()].map((id, index) => [id, index]))
    const orderOf = (id: ResidentId) => placeOf.get(id) ?? placeOf.size
    const own = doses
      .filter(({ residentId }) => shown.has(residentId))
      .sort((left, right) => left.dueAt - right.dueAt || orderOf(left.residentId) - orderOf(right.residentId))
    const current = book.ofThisStay(stockBook.ordersInForce(), rows).filter(({ residentId }) => shown.has(residentId))
    const selfKeeping = [...Map.groupBy(current, ({ residentId }) => residentId)].flatMap(([id, list]) => {
      const person = people.get(id)
      return person?.custody === 'self' ? [{ ...person, prescriptions: list.length }] : []
    })
    const needed = asNeededOf(current).filter(({ residentId }) => people.get(residentId)?.custody !== 'self')
    const named = new Set([...own, ...needed].map(({ residentId }) => residentId))
    const effects = openEffects(shown)
    for (const { residentId } of effects) named.add(residentId)
    const floors = [...new Set([...rows.values()].flatMap((row) => row.floorName ?? []))].sort()
    const flagged = stockBook.drugsOfAll(named, current).filter(({ flags }) => flags.length > 0)
    return {
      ...{ shift, floors, doses: own, counts: countDoses(own), selfKeeping, openEffects: effects },
      people: [...people].flatMap(([id, person]) => (named.has(id) ? [person] : [])),
      asNeeded: needed.map(shownOrder),
      stock: flagged.flatMap(({ prescriptionIds, flags }) =>
        prescriptionIds.map((prescriptionId) => ({ prescriptionId, flags })),
      ),
    }
  }

  function fileOf(residentId: ResidentId): MedicationFile {
    context.mustBePerson(residentId)
    const row = residents.get(residentId)
    const signed = agreements.listOf(residentId)
    const custody = book.createCustody(signed)(row, today())
    const all = prescriptions.listOf(residentId)
    const isHere = ['in', 'on-leave', 'in-hospital'].includes(row.state)
    const people = new Map(isHere ? [[residentId, row] as const] : [])
    const current = book.ofThisStay(all, people)
    const shown = <Row extends MedicationAgreement | Prescription>(each: Row): Row => ({
      ...each,
      recordedBy: nameOf(each.recordedBy),
    })
    return {
      ...{ person: book.shownPerson(row, custody), custody, agreements: signed.toReversed().map(shown) },
      ...{ prescriptions: all.map(shown), asNeeded: asNeededOf(current).map(shownOrder) },
      ...{ handOvers: parts.handOvers.listOf(residentId), stock: stockBook.drugsOf(residentId, current) },
      allergies: parts.orders.allergiesOf(residentId),
    }
  }

  function dosesOf(residentId: ResidentId, from: Day, to: Day): DosesOfSpan {
    context.mustBePerson(residentId)
    const days = daysBetween(from, to)
    if (days < 0 || days >= LONGEST_SPAN_DAYS) throw new DomainError('DAY_BEFORE_START', { where: 'to' })
    const doses = book.dosesBetween(from, to, residentId).flatMap((day) => day.doses)
    const rows = doseRecords.listOf(residentId, from, to).filter(({ isAsNeeded }) => isAsNeeded === 1)
    const given = rows.flatMap((row) => book.shownAsNeeded(row) ?? [])
    return { doses, asNeeded: given.sort((left, right) => left.record.at - right.record.at) }
  }

  function stockOfHouse(): (DrugStock & { person: MedicationPerson })[] {
    const people = everybody(today())
    const rows = book.peopleOn(today())
    const orders = book
      .ofThisStay(stockBook.ordersInForce(), rows)
      .filter(({ residentId }) => people.get(residentId)?.custody !== 'self')
    return stockBook.drugsOfAll(people.keys(), orders).flatMap((drug) => {
      const person = people.get(drug.residentId)
      return person ? [{ ...drug, person }] : []
    })
  }

  return {
    ...{ round, fileOf, dosesOf, stockOfHouse, everybody, openEffects },
    recordsOf: (key: string): DoseRecord[] => doseRecords.trailOf(key).map(book.shownRecord),
    eventsOf: (batchId: RecordId): StockEvent[] =>
      stock.eventsOf(batchId).map(({ id, kind, change, reason, at, recordedBy }) => ({
        ...{ id, batchId, kind, change, reason, at, recordedBy: nameOf(recordedBy) },
      })),
  }
}
