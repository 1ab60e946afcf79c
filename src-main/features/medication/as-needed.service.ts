// Drugs ordered as needed: given for a reason, not sooner and not more often than ordered, and asked about afterwards.
import { dayOf, startOfDay } from '#shared/contract/days.ts'
import { RecordId } from '#shared/contract/primitives.ts'
import { asNeededStanding } from '#shared/features/medication/as-needed.rules.ts'
import { doseKey, isPrescribedAt } from '#shared/features/medication/doses.rules.ts'
import type { AsNeededDose, DoseRecord, DrugEffect } from '#shared/features/medication/medication.model.ts'
import type { Prescription } from '#shared/features/medication/prescriptions.model.ts'
import { shiftSpanAt } from '#shared/features/stations/shifts.rules.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DoseBook } from './dose-book.ts'
import type { DoseRecordRow } from './dose-records.repository.ts'
import type { DoseRecordsService, Second } from './dose-records.service.ts'
import { createGivingRules } from './giving-rules.ts'
import type { MedicationContext } from './medication-context.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export type AsNeededGiving = {
  prescriptionId: RecordId
  at: number
  dose: number | null
  reason: string
  isChecked: boolean
  second: Second
}

/** 'HH:mm' in the facility's zone. */
function timeOf(at: number): string {
  const minutes = Math.floor((at - startOfDay(dayOf(at))) / MINUTE_MS)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

export function createAsNeededService(context: MedicationContext, book: DoseBook, doses: DoseRecordsService) {
  const { records, clock, newId, numbers, doseRecords, prescriptions, audit } = context
  const rules = createGivingRules(context, book)

  /** How an order stands at an instant, by what was given within its interval and on its day. */
  function standingOf(order: Prescription, at: number) {
    if (order.schedule.kind !== 'as-needed') throw new DomainError('NOT_FOUND', { where: 'prescription' })
    const since = Math.min(startOfDay(dayOf(at)), at - order.schedule.leastHours * 60 * MINUTE_MS)
    const given = doseRecords.listOfPrescription(order.id, since).filter(({ outcome }) => outcome === 'given')
    return asNeededStanding(
      order.schedule,
      given.map((row) => row.at),
      at,
    )
  }

  function mustBeAllowed(order: Prescription, at: number): void {
    const { nextAt, waitsFor } = standingOf(order, at)
    if (waitsFor === null || order.schedule.kind !== 'as-needed') return
    const { leastHours, mostPerDay } = order.schedule
    if (waitsFor === 'day') refuseRule('MEDICATION_DAY_FULL', 'at', { most: mostPerDay })
    refuseRule('MEDICATION_TOO_SOON', 'at', { hours: leastHours, time: timeOf(nextAt) })
  }

  function rowOf(input: AsNeededGiving, order: Prescription, secondBy: DoseRecordRow['secondBy'], actor: Actor) {
    const now = clock.now()
    const { endsAt } = shiftSpanAt(input.at, context.shifts())
    const { closedAfterDays } = numbers
    if (input.at > now + MINUTE_MS) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
    if (now > endsAt + closedAfterDays * DAY_MS) refuseRule('SHIFT_CLOSED', 'at', { days: closedAfterDays })
    const day = dayOf(input.at)
    const row: DoseRecordRow = {
      ...{ id: RecordId.parse(newId()), doseKey: doseKey(order.id, day, timeOf(input.at)), prescriptionId: order.id },
      ...{ residentId: order.residentId, day, isAsNeeded: 1, outcome: 'given', dose: input.dose ?? order.dose },
      ...{ at: input.at, reason: input.reason, note: null, secondBy, isLate: now >= endsAt ? 1 : 0 },
      ...{ recordedAt: now, recordedBy: actor.userId, seat: actor.seatName, correctsId: null },
    }
    return row
  }

  return {
    standingOf,
    async give(input: AsNeededGiving, actor: Actor): Promise<DoseRecord> {
      const secondBy = await doses.confirm(input.second, actor)
      return withTransaction(records, () => {
        const order = prescriptions.findById(input.prescriptionId)
        if (order?.schedule.kind !== 'as-needed') throw new DomainError('NOT_FOUND', { where: 'prescription' })
        const row = rowOf(input, order, order.isHighRisk ? secondBy : null, actor)
        const known = doseRecords.findByKey(row.doseKey)
        if (known?.correctsId === null && known.dose === row.dose && known.reason === row.reason) {
          return book.shownRecord(known)
        }
        const person = rules.mustBelong(order, row.day, book.personOn(order.residentId, row.day))
        if (person.state !== 'in') throw new DomainError('RESIDENT_ON_LEAVE', { where: 'resident' })
        if (!isPrescribedAt(order, input.at)) refuseRule('MEDICATION_NOT_IN_FORCE', 'at')
        if (known) refuseRule('MEDICATION_RECORDED', 'at', { outcome: known.outcome })
        mustBeAllowed(order, input.at)
        rules.mustBeGivable({ order, person, day: row.day, entry: input, secondBy })
        doses.insert(row, order, actor)
        audit(actor, 'give-as-needed', row.id, { after: row })
        return book.shownRecord(row)
      })
    },

    tellEffect(
      input: { key: string; effect: DrugEffect; note: string | null; reason: string | null },
      actor: Actor,
    ): AsNeededDose {
      const row = doseRecords.findByKey(input.key)
      if (row?.isAsNeeded !== 1 || row.outcome !== 'given') {
        throw new DomainError('NOT_FOUND', { where: 'record', values: { key: input.key } })
      }
      const before = doseRecords.findEffect(input.key)
      const isSame = before?.effect === input.effect && before.note === input.note
      if (before && !isSame && input.reason === null) refuseRule('REASON_MISSING', 'reason')
      if (!isSame) {
        const after = {
          ...{ id: RecordId.parse(newId()), doseKey: input.key, effect: input.effect, note: input.note },
          ...{ recordedAt: clock.now(), recordedBy: actor.userId, correctsId: before?.id ?? null },
          reason: before ? input.reason : null,
        }
        withTransaction(records, () => {
          doseRecords.insertEffect(after)
          audit(actor, 'tell-effect', after.id, { before: before ?? null, after, reason: after.reason })
        })
      }
      const shown = book.shownAsNeeded(row)
      if (!shown) throw new DomainError('NOT_FOUND', { where: 'record', values: { key: input.key } })
      return shown
    },
  }
}
