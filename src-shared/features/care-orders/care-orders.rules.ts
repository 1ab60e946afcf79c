// When an order counts. Pure.
import type { CareOrder } from './care-orders.model.ts'

/** First instant (epoch ms) at which an order no longer counts: its end or its stop, whichever comes first; null = open. */
export function orderEnd({ endsAt, stopped }: Pick<CareOrder, 'endsAt' | 'stopped'>): number | null {
  if (stopped === null) return endsAt
  return endsAt === null ? stopped.at : Math.min(endsAt, stopped.at)
}

/** True when something the order asks for at `at` (epoch ms) is to be done. */
export function isOrderedAt(order: Pick<CareOrder, 'startsAt' | 'endsAt' | 'stopped'>, at: number): boolean {
  const end = orderEnd(order)
  return at >= order.startsAt && (end === null || at < end)
}

/** `ahead` = not begun, `running`, `over` = its last day has passed, `stopped` = stopped before that. */
export function orderState(order: CareOrder, now: number): 'ahead' | 'running' | 'over' | 'stopped' {
  if (order.stopped !== null) return 'stopped'
  if (now < order.startsAt) return 'ahead'
  return order.endsAt !== null && now >= order.endsAt ? 'over' : 'running'
}
