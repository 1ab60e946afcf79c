// The acts on the cupboard: received, counted, destroyed, returned. A count never overwrites: the difference stands as an event with a reason.
import { type Day, RecordId, type ResidentId } from '#shared/contract/primitives.ts'
import type { DoseUnit } from '#shared/features/medication/prescriptions.model.ts'
import type { Batch, StockEventKind } from '#shared/features/medication/stock.model.ts'
import { roundAmount } from '#shared/features/medication/stock.rules.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { MedicationContext } from './medication-context.ts'
import type { StockEventRow } from './stock.repository.ts'

export type ReceiveInput = {
  residentId: ResidentId
  drugName: string
  strength: string | null
  unit: DoseUnit
  quantity: number
  batchNumber: string | null
  expiresOn: Day | null
  receivedOn: Day
  broughtBy: string
  reason: string | null
}

export function createStockService(context: MedicationContext) {
  const { records, clock, newId, stock, audit } = context

  function mustFind(id: RecordId): Batch {
    const batch = stock.findById(id)
    if (!batch) throw new DomainError('NOT_FOUND', { where: 'batch', values: { id } })
    return batch
  }

  function eventOf(
    batchId: RecordId,
    kind: StockEventKind,
    change: number,
    reason: string | null,
    actor: Actor,
  ): StockEventRow {
    const now = clock.now()
    const facts = { id: RecordId.parse(newId()), batchId, kind, change: roundAmount(change), reason, sourceId: null }
    return { ...facts, at: now, recordedAt: now, recordedBy: actor.userId }
  }

  return {
    mustFind,

    receive(input: ReceiveInput, actor: Actor): Batch {
      const { quantity, reason, ...facts } = input
      context.mustBeHere(input.residentId)
      context.refuseFuture(input.receivedOn, 'receivedOn')
      const lateReason = context.lateReason(input.receivedOn, reason)
      if (input.expiresOn !== null && input.expiresOn < context.today()) {
        refuseRule('MEDICATION_BATCH_EXPIRED', 'expiresOn', { on: input.expiresOn })
      }
      const id = RecordId.parse(newId())
      withTransaction(records, () => {
        stock.insert({ ...facts, id, lateReason, recordedAt: clock.now(), recordedBy: actor.userId })
        stock.insertEvent(eventOf(id, 'received', quantity, lateReason, actor))
        audit(actor, 'receive', id, { after: { ...facts, quantity }, reason: lateReason })
      })
      return mustFind(id)
    },

    count(input: { batchId: RecordId; counted: number; reason: string | null }, actor: Actor): Batch {
      const before = mustFind(input.batchId)
      const difference = roundAmount(input.counted - before.balance)
      if (difference !== 0 && input.reason === null) {
        refuseRule('MEDICATION_COUNT_DIFFERS', 'reason', { expected: before.balance, counted: input.counted })
      }
      withTransaction(records, () => {
        stock.insertEvent(eventOf(input.batchId, 'counted', difference, input.reason, actor))
        const after = { ...before, balance: input.counted }
        audit(actor, 'count-batch', input.batchId, { before, after, reason: input.reason })
      })
      return mustFind(input.batchId)
    },

    remove(
      input: { batchId: RecordId; kind: 'destroyed' | 'returned'; quantity: number; reason: string },
      actor: Actor,
    ): Batch {
      const before = mustFind(input.batchId)
      if (input.quantity > before.balance) {
        refuseRule('MEDICATION_REMOVES_TOO_MUCH', 'quantity', { balance: before.balance })
      }
      withTransaction(records, () => {
        stock.insertEvent(eventOf(input.batchId, input.kind, -input.quantity, input.reason, actor))
        const after = { kind: input.kind, quantity: input.quantity }
        audit(actor, 'remove-stock', input.batchId, { before, after, reason: input.reason })
      })
      return mustFind(input.batchId)
    },
  }
}
