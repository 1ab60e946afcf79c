// What must be true before a drug is given to somebody. One place for the round, for drugs as needed and for corrections.
import type { Day, UserId } from '#shared/contract/primitives.ts'
import { doseRange } from '#shared/features/medication/doses.rules.ts'
import type { Prescription } from '#shared/features/medication/prescriptions.model.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { DoseBook } from './dose-book.ts'
import type { MedicationContext } from './medication-context.ts'

type Giving = {
  order: Prescription
  person: ResidentRow
  day: Day
  entry: { dose: number | null; isChecked: boolean }
  secondBy: UserId | null
}

export function createGivingRules({ agreements, residents }: MedicationContext, book: DoseBook) {
  return {
    /** The person of an order, who belongs to the house on the day. Throws RESIDENT_DEAD, RESIDENT_NOT_IN. */
    mustBelong(order: Prescription, day: Day, person: ResidentRow | undefined): ResidentRow {
      if (person && book.ofThisStay([order], new Map([[person.id, person]])).length > 0) return person
      const { state } = residents.get(order.residentId, day)
      throw new DomainError(state === 'dead' ? 'RESIDENT_DEAD' : 'RESIDENT_NOT_IN', { where: 'resident' })
    },
    /** Throws RULE_BROKEN with the first rule that is not kept. */
    mustBeGivable({ order, person, day, entry, secondBy }: Giving): void {
      const custody = book.createCustody(agreements.listOf(person.id))(person, day)
      if (custody === 'self') refuseRule('MEDICATION_SELF_KEPT', 'resident')
      if (custody === 'missing') refuseRule('MEDICATION_NO_AGREEMENT', 'resident')
      if (!entry.isChecked) refuseRule('MEDICATION_NOT_CHECKED', 'isChecked')
      const { min, max } = doseRange(order)
      const dose = entry.dose ?? order.dose
      if (dose < min || dose > max) refuseRule('MEDICATION_DOSE_OUT_OF_RANGE', 'dose', { min, max })
      if (order.isHighRisk && secondBy === null) refuseRule('MEDICATION_SECOND_PERSON_MISSING', 'second')
    },
  }
}
