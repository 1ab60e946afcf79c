// Writing what came of doses. All entries of a call or none; the same word sent twice is one record. Nothing is given without an agreement,
// without the check, or, when it is high-risk, without a second person.
import type { Permission } from '#shared/contract/permissions.ts'
import { isAllowed } from '#shared/contract/permissions.ts'
import { RecordId, type UserId } from '#shared/contract/primitives.ts'
import { type PlannedDose, partsOfDoseKey } from '#shared/features/medication/doses.rules.ts'
import type { DoseEntry, DoseOutcome, DoseRecord } from '#shared/features/medication/medication.model.ts'
import type { Prescription } from '#shared/features/medication/prescriptions.model.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DoseBook } from './dose-book.ts'
import type { DoseRecordRow } from './dose-records.repository.ts'
import { createGivingRules } from './giving-rules.ts'
import type { MedicationContext } from './medication-context.ts'
import type { StockBook } from './stock-book.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const GIVES: Permission = 'medication.give'

export type Second = { userId: UserId; pin: string } | null
export type DoseRecordsService = ReturnType<typeof createDoseRecordsService>
type Planned = { dose: PlannedDose; order: Prescription; person: ResidentRow; shiftEndsAt: number }

export function createDoseRecordsService(context: MedicationContext, book: DoseBook, stock: StockBook) {
  const { records, clock, newId, numbers, doseRecords, prescriptions, audit } = context
  const rules = createGivingRules(context, book)

  /** The second person, once the PIN is right and the person may give drugs; null = nobody was named. */
  async function confirm(second: Second, actor: Actor): Promise<UserId | null> {
    if (second === null) return null
    if (second.userId === actor.userId) refuseRule('SECOND_PERSON_SAME', 'second')
    const { userId, roles } = await context.accounts.confirmPerson(actor, second)
    if (!isAllowed(roles, GIVES)) refuseRule('MEDICATION_SECOND_PERSON_UNFIT', 'second')
    return userId
  }

  /** Runs something for each entry and names the one that is refused. */
  function forEach<Made>(entries: readonly DoseEntry[], make: (entry: DoseEntry, index: number) => Made): Made[] {
    return entries.map((entry, index) => {
      try {
        return make(entry, index)
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        throw new DomainError(error.code, { ...error.data, where: `entries.${index}` })
      }
    })
  }

  /** The doses of the entries with whose they are; read before anything is written. */
  function planAll(entries: readonly DoseEntry[]): Planned[] {
    const [personOn, shiftEnd] = [book.createPeople(entries.length), book.createShiftEnds()]
    return forEach(entries, ({ key, outcome }) => {
      const parts = partsOfDoseKey(key)
      const order = parts && prescriptions.findById(RecordId.parse(parts.prescriptionId))
      const dose = order && book.plannedOn(order, parts.day, key)
      if (!parts || !order || !dose) throw new DomainError('NOT_FOUND', { where: 'dose', values: { key } })
      // A drug that may kill is looked at by itself, never in a row with others.
      if (entries.length > 1 && outcome === 'given' && order.isHighRisk)
        refuseRule('MEDICATION_HIGH_RISK_SINGLY', 'key')
      const person = rules.mustBelong(order, parts.day, personOn(order.residentId, parts.day))
      return { dose, order, person, shiftEndsAt: shiftEnd(dose.dueAt) }
    })
  }

  function rowOf(
    entry: DoseEntry,
    { dose, order, person, shiftEndsAt }: Planned,
    secondBy: UserId | null,
    actor: Actor,
  ): DoseRecordRow {
    const now = clock.now()
    const at = entry.at ?? now
    const isGiven = entry.outcome === 'given'
    if (person.state !== 'in') throw new DomainError('RESIDENT_ON_LEAVE', { where: 'resident' })
    if (at > now + MINUTE_MS) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
    if (now < dose.dueAt - numbers.earliestMinutes * MINUTE_MS)
      refuseRule('MEDICATION_NOT_YET', 'key', { time: dose.time })
    if (at < dose.dueAt - numbers.earliestMinutes * MINUTE_MS)
      refuseRule('MEDICATION_NOT_YET', 'at', { time: dose.time })
    const { closedAfterDays } = numbers
    if (now > shiftEndsAt + closedAfterDays * DAY_MS) refuseRule('SHIFT_CLOSED', 'key', { days: closedAfterDays })
    const isLate = now >= shiftEndsAt
    if ((!isGiven || isLate) && entry.reason === null) refuseRule('REASON_MISSING', 'reason')
    if (isGiven) rules.mustBeGivable({ order, person, day: dose.day, entry, secondBy })
    return {
      ...{
        id: RecordId.parse(newId()),
        doseKey: dose.key,
        prescriptionId: order.id,
        residentId: person.id,
        day: dose.day,
      },
      ...{ isAsNeeded: 0, outcome: entry.outcome, dose: isGiven ? (entry.dose ?? order.dose) : null, at },
      ...{ reason: entry.reason, note: entry.note, secondBy: isGiven && order.isHighRisk ? secondBy : null },
      ...{ isLate: isLate ? 1 : 0, recordedAt: now, recordedBy: actor.userId, seat: actor.seatName, correctsId: null },
    }
  }

  function write(entry: DoseEntry, planned: Planned, secondBy: UserId | null, actor: Actor): boolean {
    const known = doseRecords.findByKey(entry.key)
    if (known) {
      const dose = entry.outcome === 'given' ? (entry.dose ?? planned.order.dose) : null
      const isSame = known.outcome === entry.outcome && known.dose === dose && known.reason === entry.reason
      if (isSame && known.correctsId === null) return false
      refuseRule('MEDICATION_RECORDED', 'key', { outcome: known.outcome })
    }
    const row = rowOf(entry, planned, secondBy, actor)
    insert(row, planned.order, actor)
    audit(actor, 'record', row.id, { after: row })
    return true
  }

  function insert(row: DoseRecordRow, order: Prescription, actor: Actor): void {
    doseRecords.insert(row)
    if (row.dose !== null) {
      stock.take(order, { amount: row.dose, kind: 'given', sourceId: row.id, at: row.at }, actor)
    }
  }

  return {
    confirm,
    insert,
    async record(input: { entries: readonly DoseEntry[]; second: Second }, actor: Actor): Promise<{ count: number }> {
      const secondBy = await confirm(input.second, actor)
      const planned = planAll(input.entries)
      return withTransaction(records, () => {
        const written = forEach(input.entries, (entry, index) => {
          const own = planned[index]
          return own !== undefined && write(entry, own, secondBy, actor)
        })
        return { count: written.filter(Boolean).length }
      })
    },

    /** A dose of the round and one given as needed alike: outcome, amount and moment may have been written down wrongly. */
    async correct(
      input: {
        key: string
        outcome: DoseOutcome
        dose: number | null
        at: number | null
        reason: string
        second: Second
      },
      actor: Actor,
    ): Promise<DoseRecord> {
      const secondBy = await confirm(input.second, actor)
      return withTransaction(records, () => {
        const before = doseRecords.findByKey(input.key)
        const order = before && prescriptions.findById(before.prescriptionId)
        if (!before || !order) throw new DomainError('NOT_FOUND', { where: 'record', values: { key: input.key } })
        const at = input.at ?? before.at
        if (at > clock.now() + MINUTE_MS) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
        const isGiven = input.outcome === 'given'
        const second = secondBy ?? (before.outcome === 'given' ? (before.secondBy as UserId | null) : null)
        if (isGiven) {
          const person = rules.mustBelong(order, before.day, book.personOn(order.residentId, before.day))
          if (person.state !== 'in') throw new DomainError('RESIDENT_ON_LEAVE', { where: 'resident' })
          const entry = { dose: input.dose, isChecked: true }
          rules.mustBeGivable({ order, person, day: before.day, entry, secondBy: second })
        }
        const after: DoseRecordRow = {
          ...before,
          ...{ id: RecordId.parse(newId()), outcome: input.outcome, at, reason: input.reason, correctsId: before.id },
          ...{
            dose: isGiven ? (input.dose ?? order.dose) : null,
            secondBy: isGiven && order.isHighRisk ? second : null,
          },
          ...{ recordedAt: clock.now(), recordedBy: actor.userId, seat: actor.seatName },
        }
        // The second person of before cannot become the only one.
        if (after.secondBy !== null && after.secondBy === after.recordedBy) refuseRule('SECOND_PERSON_SAME', 'second')
        stock.putBack(before.id, input.reason, actor)
        insert(after, order, actor)
        audit(actor, 'correct', after.id, { before, after, reason: input.reason })
        return book.shownRecord(after)
      })
    },
  }
}
