// What a doctor ordered, entered, replaced and stopped. A prescription is never edited, and none takes away a dose that was told of.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import { type Day, type Instant, RecordId, type ResidentId } from '#shared/contract/primitives.ts'
import { instantsOf } from '#shared/features/care-plans/frequency.rules.ts'
import { doseRange, partsOfDoseKey } from '#shared/features/medication/doses.rules.ts'
import { allergiesNaming, allergySentences, highRiskClass } from '#shared/features/medication/drug-names.rules.ts'
import type { Prescription, PrescriptionContent } from '#shared/features/medication/prescriptions.model.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { MedicationContext } from './medication-context.ts'

/** Why a prescription ended that a further one took the place of; screens have words for it. */
const REPLACED = 'replaced'

export type PrescribeInput = {
  residentId: ResidentId
  content: PrescriptionContent
  fromOn: Day
  replacesId: RecordId | null
  reason: string | null
}

export function createPrescriptionsService(context: MedicationContext) {
  const { records, clock, newId, prescriptions, doseRecords, residents, audit } = context

  function allergiesOf(residentId: ResidentId): string[] {
    const { diseases, note } = residents.get(residentId).person
    return [...new Set([...(context.allergiesOf?.(residentId) ?? []), ...allergySentences([diseases, note])])]
  }

  function mustBeOrderable(residentId: ResidentId, content: PrescriptionContent): void {
    const { min, max } = doseRange(content)
    if (min > content.dose || max < content.dose) refuseRule('MEDICATION_RANGE_CONTRADICTS', 'dose', { min, max })
    context.refuseFuture(content.orderedOn, 'orderedOn')
    const isListed = highRiskClass(content.drugName, context.highRisk) !== null
    if (isListed && !content.isHighRisk && content.highRiskReason === null) {
      refuseRule('MEDICATION_HIGH_RISK_REASON', 'highRiskReason')
    }
    const isNamed = allergiesNaming(content.drugName, allergiesOf(residentId)).length > 0
    if (isNamed && content.allergyReason === null) refuseRule('MEDICATION_ALLERGY_REASON', 'allergyReason')
  }

  /** An instant after everything that was told of a prescription's doses. */
  function afterTold(id: RecordId): Instant {
    const key = doseRecords.newestKeyOf(id)
    const parts = key === null ? null : partsOfDoseKey(key)
    return parts === null ? 0 : instantsOf(parts.day)(parts.time) + 1
  }

  /** From a later day its beginning; today from now on, so that nothing falls due that was not ordered yet. */
  const instantFrom = (on: Day): Instant => (on === context.today() ? clock.now() : startOfDay(on))

  function mustBeRunning(id: RecordId): Prescription {
    const found = prescriptions.findById(id)
    if (!found) throw new DomainError('NOT_FOUND', { where: 'prescription', values: { id } })
    if (found.toAt !== null) refuseRule('MEDICATION_STOPPED', 'prescription', { on: dayOf(found.toAt) })
    return found
  }

  function beginOf({ fromOn, residentId }: PrescribeInput, before: Prescription | null): Instant {
    const today = context.today()
    if (before) {
      context.refuseBefore(fromOn, today, 'fromOn')
      return Math.max(instantFrom(fromOn), before.fromAt, afterTold(before.id))
    }
    // Farther back nobody may write down what came of the doses.
    const earliest = addDays(today, -context.numbers.closedAfterDays)
    const { admittedOn } = residents.get(residentId)
    context.refuseBefore(fromOn, admittedOn !== null && admittedOn > earliest ? admittedOn : earliest, 'fromOn')
    return instantFrom(fromOn)
  }

  return {
    allergiesOf,

    prescribe(input: PrescribeInput, actor: Actor): Prescription {
      const { residentId, content, replacesId } = input
      context.mustBeHere(residentId)
      mustBeOrderable(residentId, content)
      const before = replacesId === null ? null : mustBeRunning(replacesId)
      if (before && before.residentId !== residentId) throw new DomainError('NOT_FOUND', { where: 'prescription' })
      const fromAt = beginOf(input, before)
      const row = {
        ...{ id: RecordId.parse(newId()), residentId, fromAt, toAt: null, stopReason: null, replacesId },
        lateReason: context.lateReason(input.fromOn, input.reason),
        ...{ recordedAt: clock.now(), recordedBy: actor.userId },
      }
      withTransaction(records, () => {
        if (before) prescriptions.end(before.id, fromAt, REPLACED)
        prescriptions.insert(row, content)
        audit(actor, 'prescribe', row.id, { before, after: { ...content, ...row }, reason: row.lateReason })
      })
      return { ...content, ...row }
    },

    stop(input: { id: RecordId; on: Day; reason: string }, actor: Actor): Prescription {
      const before = mustBeRunning(input.id)
      context.refuseBefore(input.on, context.today(), 'on')
      const toAt = Math.max(instantFrom(input.on), before.fromAt, afterTold(before.id))
      withTransaction(records, () => {
        prescriptions.end(before.id, toAt, input.reason)
        audit(actor, 'stop', before.id, { before, after: { ...before, toAt }, reason: input.reason })
      })
      return { ...before, toAt, stopReason: input.reason }
    },
  }
}
