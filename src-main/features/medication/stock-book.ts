// What the cupboard holds for whom, what is wrong with it, and what a dose takes from it. Writes only inside the act of somebody else.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import { type Instant, RecordId, type ResidentId } from '#shared/contract/primitives.ts'
import type { Prescription } from '#shared/features/medication/prescriptions.model.ts'
import type { Batch, DrugStock } from '#shared/features/medication/stock.model.ts'
import {
  byExpiry,
  daysLeft,
  isExpired,
  roundAmount,
  stockFlags,
  stockKey,
  takeFrom,
} from '#shared/features/medication/stock.rules.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { MedicationContext } from './medication-context.ts'

export type StockBook = ReturnType<typeof createStockBook>

export function createStockBook(context: MedicationContext) {
  const { clock, newId, stock, numbers, today } = context

  function drugsOf(residentId: ResidentId, batches: readonly Batch[], orders: readonly Prescription[]): DrugStock[] {
    const byKey = new Map<string, { batches: Batch[]; orders: Prescription[] }>()
    const partOf = (key: string) => {
      const part = byKey.get(key) ?? { batches: [], orders: [] }
      byKey.set(key, part)
      return part
    }
    for (const batch of batches) partOf(stockKey(batch)).batches.push(batch)
    for (const order of orders) partOf(stockKey(order)).orders.push(order)
    return [...byKey.values()].flatMap((part) => {
      const named = part.orders[0] ?? part.batches[0]
      const isOver = part.orders.length === 0 && part.batches.every(({ balance }) => balance === 0)
      if (!named || isOver) return []
      const own = part.batches.toSorted(byExpiry)
      const usable =
        own.length === 0
          ? null
          : roundAmount(
              own.filter((batch) => !isExpired(batch, today())).reduce((sum, { balance }) => sum + balance, 0),
            )
      const left = usable === null ? null : daysLeft(usable, part.orders, today())
      const facts = { batches: own, usable, daysLeft: left, isUsed: part.orders.length > 0 }
      const { drugName, strength, unit } = named
      return {
        ...{ residentId, drugName, strength, unit, usable, daysLeft: left, batches: own },
        ...{ prescriptionIds: part.orders.map(({ id }) => id), flags: stockFlags(facts, today(), numbers) },
      }
    })
  }

  /** Orders in force now or from a later instant on. */
  const currentOrders = (orders: readonly Prescription[]): Prescription[] =>
    orders.filter(({ toAt }) => toAt === null || toAt > clock.now())

  return {
    drugsOf: (residentId: ResidentId, orders: readonly Prescription[]): DrugStock[] =>
      drugsOf(residentId, stock.listOf(residentId), currentOrders(orders)),
    /** Drugs of the people given, whose orders are among `orders`. */
    drugsOfAll(people: Iterable<ResidentId>, orders: readonly Prescription[]): DrugStock[] {
      const batches = Map.groupBy(stock.listAll(), ({ residentId }) => residentId)
      const byPerson = Map.groupBy(currentOrders(orders), ({ residentId }) => residentId)
      return [...people].flatMap((id) => drugsOf(id, batches.get(id) ?? [], byPerson.get(id) ?? []))
    },
    /** Orders that count now or will within two months. */
    ordersInForce: (): Prescription[] =>
      context.prescriptions.listBetween(clock.now(), startOfDay(addDays(today(), 60))),

    /** Takes an amount for a record or a hand-over, where this drug was ever received in this unit. Throws MEDICATION_STOCK_EXPIRED. */
    take(
      order: Prescription,
      of: { amount: number; kind: 'given' | 'taken-along'; sourceId: RecordId; at: Instant },
      actor: Actor,
    ): void {
      const batches = stock.listOf(order.residentId).filter((batch) => stockKey(batch) === stockKey(order))
      const found = takeFrom(batches, of.amount, today())
      if (found.kind === 'expired') refuseRule('MEDICATION_STOCK_EXPIRED', 'stock', { id: order.id })
      if (found.kind !== 'taken') return
      for (const { batchId, amount } of found.takings) {
        stock.insertEvent({
          ...{
            id: RecordId.parse(newId()),
            batchId,
            kind: of.kind,
            change: -amount,
            reason: null,
            sourceId: of.sourceId,
          },
          ...{ at: of.at, recordedAt: clock.now(), recordedBy: actor.userId },
        })
      }
    },
    /** Puts back what a record or a hand-over took. */
    putBack(sourceId: RecordId, reason: string, actor: Actor): void {
      const changes = new Map<RecordId, number>()
      for (const { batchId, change } of stock.eventsOfSource(sourceId)) {
        changes.set(batchId, (changes.get(batchId) ?? 0) + change)
      }
      for (const [batchId, change] of changes) {
        if (change === 0) continue
        stock.insertEvent({
          ...{ id: RecordId.parse(newId()), batchId, kind: 'undone', change: -change, reason, sourceId },
          ...{ at: clock.now(), recordedAt: clock.now(), recordedBy: actor.userId },
        })
      }
    },
  }
}
