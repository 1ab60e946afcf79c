// 离院带药: who took which doses along on a leave. A simple record; the cupboard follows it.
import { type Instant, RecordId, type ResidentId } from '#shared/contract/primitives.ts'
import type { HandOver } from '#shared/features/medication/medication.model.ts'
import { roundAmount } from '#shared/features/medication/stock.rules.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { HandOverRow } from './hand-overs.repository.ts'
import type { MedicationContext } from './medication-context.ts'
import type { StockBook } from './stock-book.ts'

const MINUTE_MS = 60_000

export type HandOverInput = {
  residentId: ResidentId
  takenBy: string
  relation: string
  items: { prescriptionId: RecordId; doses: number }[]
  note: string | null
  at: Instant | null
}

export function createHandOversService(context: MedicationContext, stock: StockBook) {
  const { records, clock, newId, handOvers, prescriptions, nameOf, audit } = context

  const shown = ({
    itemsJson,
    voidedAt,
    voidedBy,
    voidReason,
    recordedAt,
    recordedBy,
    ...row
  }: HandOverRow): HandOver => ({
    ...row,
    items: JSON.parse(itemsJson) as HandOver['items'],
    recordedBy: nameOf(recordedBy),
    voided: voidedAt === null ? null : { reason: voidReason ?? '', at: voidedAt, by: nameOf(voidedBy) },
  })

  return {
    listOf: (residentId: ResidentId): HandOver[] => handOvers.listOf(residentId).map(shown),

    handOver(input: HandOverInput, actor: Actor): HandOver {
      const { residentId, takenBy, relation, note } = input
      context.mustBeHere(residentId)
      const at = input.at ?? clock.now()
      if (at > clock.now() + MINUTE_MS) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
      const orders = input.items.map(({ prescriptionId, doses }, index) => {
        const order = prescriptions.findById(prescriptionId)
        if (order?.residentId !== residentId) throw new DomainError('NOT_FOUND', { where: `items.${index}` })
        if (order.toAt !== null && order.toAt <= at) refuseRule('MEDICATION_NOT_IN_FORCE', `items.${index}`)
        return { order, doses }
      })
      const items: HandOver['items'] = orders.map(({ order: { id, drugName, strength }, doses }) => ({
        ...{ prescriptionId: id, drugName, strength, doses },
      }))
      const row: HandOverRow = {
        ...{ id: RecordId.parse(newId()), residentId, takenBy, relation, itemsJson: JSON.stringify(items), note, at },
        ...{ recordedAt: clock.now(), recordedBy: actor.userId, voidedAt: null, voidedBy: null, voidReason: null },
      }
      withTransaction(records, () => {
        handOvers.insert(row)
        for (const { order, doses } of orders) {
          const amount = roundAmount(order.dose * doses)
          stock.take(order, { amount, kind: 'taken-along', sourceId: row.id, at }, actor)
        }
        audit(actor, 'hand-over', row.id, { after: row })
      })
      return shown(row)
    },

    void(input: { id: RecordId; reason: string }, actor: Actor): HandOver {
      const before = handOvers.findById(input.id)
      if (!before || before.voidedAt !== null) throw new DomainError('NOT_FOUND', { where: 'hand-over' })
      const trace = { at: clock.now(), by: actor.userId, reason: input.reason }
      withTransaction(records, () => {
        handOvers.void(input.id, trace)
        stock.putBack(input.id, input.reason, actor)
        audit(actor, 'void-hand-over', input.id, { before, reason: input.reason })
      })
      return shown({ ...before, voidedAt: trace.at, voidedBy: trace.by, voidReason: input.reason })
    },
  }
}
