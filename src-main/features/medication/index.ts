// Medication: what was ordered for whom, who keeps it, what was given, what is left. Public API of the feature.
import { addDays } from '#shared/contract/days.ts'
import type { Day, Instant, ResidentId } from '#shared/contract/primitives.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { HandoverLine, HandoverShift } from '#shared/features/handover/handover.model.ts'
import { countDoses } from '#shared/features/medication/doses.rules.ts'
import type { Dose, DoseCounts, MedicationPerson } from '#shared/features/medication/medication.model.ts'
import type { TimelineEntry } from '#shared/features/residents/residents.model.ts'
import { shiftSpanAt } from '#shared/features/stations/shifts.rules.ts'
import { createAgreementsService } from './agreements.service.ts'
import { createAsNeededService } from './as-needed.service.ts'
import { createDoseBook } from './dose-book.ts'
import { createDoseRecordsService } from './dose-records.service.ts'
import { createHandOversService } from './hand-overs.service.ts'
import { handoverLines } from './handover-section.ts'
import { createMedicationRouter } from './medication.router.ts'
import { createMedicationContext, type MedicationDependencies } from './medication-context.ts'
import { agreementDuties, effectDuties, missedDuties, stockDuties } from './medication-duties.ts'
import { createMedicationReader } from './medication-reader.ts'
import { medicationTimeline } from './medication-timeline.ts'
import { createPrescriptionsService } from './prescriptions.service.ts'
import { createStockService } from './stock.service.ts'
import { createStockBook } from './stock-book.ts'

export type { MedicationDependencies } from './medication-context.ts'
export type MedicationFeature = ReturnType<typeof createMedicationFeature>

/** Missed doses are told for this many days; after that only the records tell of them. */
const TOLD_DAYS = 2

/** Builds the feature; does no work until called. Throws when one of its data files is broken. */
export function createMedicationFeature(deps: MedicationDependencies) {
  const context = createMedicationContext(deps)
  const book = createDoseBook(context)
  const stockBook = createStockBook(context)
  const doses = createDoseRecordsService(context, book, stockBook)
  const asNeeded = createAsNeededService(context, book, doses)
  const orders = createPrescriptionsService(context)
  const agreements = createAgreementsService(context)
  const handOvers = createHandOversService(context, stockBook)
  const stock = createStockService(context)
  const reader = createMedicationReader(context, { book, stockBook, asNeeded, handOvers, orders })

  /** Doses whose time lies in [from, to), epoch ms, with the person each belongs to, by time, then in the order of the beds. */
  function dosesWithin(from: Instant, to: Instant): { dose: Dose; person: MedicationPerson }[] {
    const { people, doses: all } = book.dosesWithin(from, to)
    const custody = book.createCustody()
    return all.flatMap((dose) => {
      const row = people.get(dose.residentId)
      return row ? [{ dose, person: book.shownPerson(row, custody(row, dose.day)) }] : []
    })
  }

  return {
    router: createMedicationRouter({ context, reader, doses, asNeeded, orders, agreements, handOvers, stock }),
    ...{ doses, asNeeded, orders, agreements, handOvers, stock, reader, dosesWithin },
    /** Lines of the drugs on the handover sheet of a shift. */
    handoverLines: (shift: HandoverShift): HandoverLine[] => handoverLines(shift, dosesWithin),
    /** How the doses of the shift stand that runs at an instant, epoch ms; `floorName` null = the house. */
    ofShiftCounts(at: Instant, floorName: string | null): DoseCounts {
      const { startedAt, endsAt } = shiftSpanAt(at, deps.shifts())
      const { people, doses: all } = book.dosesWithin(startedAt, endsAt)
      return countDoses(
        all.filter(({ residentId }) => floorName === null || people.get(residentId)?.floorName === floorName),
      )
    },
    /** Lines for a resident's timeline: agreements, prescriptions and their ends, doses taken along. */
    timelineContributor: (residentId: ResidentId): TimelineEntry[] =>
      medicationTimeline(reader.fileOf(residentId), context.doseRecords.countByMonth(residentId)),
    /** Agreements, doses, effects and drugs somebody should look after. */
    dutyContributor(today: Day): Omit<Duty, 'snoozed'>[] {
      const people = reader.everybody(today)
      const drugs = reader.stockOfHouse()
      const needing = new Set(drugs.flatMap((drug) => (drug.prescriptionIds.length > 0 ? [drug.residentId] : [])))
      const unsigned = [...people.values()].filter(
        ({ residentId, custody }) => custody === 'missing' && needing.has(residentId),
      )
      return [
        ...agreementDuties(unsigned, today),
        ...missedDuties(book.dosesBetween(addDays(today, -TOLD_DAYS), today)),
        ...effectDuties(reader.openEffects(null), people, deps.clock.now()),
        ...stockDuties(drugs, today),
      ]
    },
  }
}
