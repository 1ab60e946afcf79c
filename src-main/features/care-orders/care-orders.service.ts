// The acts on doctor's orders: write down, stop. Each is one transaction with its audit row.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import { RecordId } from '#shared/contract/primitives.ts'
import type { CareOrder, CareOrderInput } from '#shared/features/care-orders/care-orders.model.ts'
import { orderState } from '#shared/features/care-orders/care-orders.rules.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { CareOrdersRepository } from './care-orders.repository.ts'

export type CareOrdersServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: CareOrdersRepository
  residents: Pick<ResidentsFeature, 'get'>
}
export type CareOrdersService = ReturnType<typeof createCareOrdersService>

export function createCareOrdersService(deps: CareOrdersServiceDependencies) {
  const { records, clock, newId, repository, residents } = deps

  function audit(actor: Actor, action: string, objectId: string, trace: object): void {
    const about = { action: `care-orders.${action}`, objectType: 'care-order', objectId, ...trace }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about })
  }

  function mustBeHere({ residentId }: CareOrderInput): void {
    const { state } = residents.get(residentId)
    if (state === 'in' || state === 'on-leave' || state === 'in-hospital') return
    throw new DomainError(state === 'dead' ? 'RESIDENT_DEAD' : 'RESIDENT_NOT_IN', { where: 'resident' })
  }

  function refuseDays({ fromOn, lastOn, orderedOn }: CareOrderInput, today: string): void {
    const early = (on: string, earliest: string, where: string) =>
      on < earliest ? new DomainError('DAY_BEFORE_START', { where, values: { on, earliest } }) : null
    const problem = early(fromOn, today, 'fromOn') ?? (lastOn === null ? null : early(lastOn, fromOn, 'lastOn'))
    if (problem) throw problem
    if (orderedOn > today) throw new DomainError('DAY_IN_FUTURE', { where: 'orderedOn' })
  }

  return {
    write(input: CareOrderInput, actor: Actor): CareOrder {
      mustBeHere(input)
      const now = clock.now()
      const today = dayOf(now)
      refuseDays(input, today)
      const { fromOn, lastOn, ...ordered } = input
      const order: CareOrder = {
        ...{ ...ordered, id: RecordId.parse(newId()) },
        startsAt: fromOn === today ? now : startOfDay(fromOn),
        endsAt: lastOn === null ? null : startOfDay(addDays(lastOn, 1)),
        ...{ writtenAt: now, writtenBy: actor.userId, stopped: null },
      }
      withTransaction(records, () => {
        repository.insert(order)
        audit(actor, 'write', order.id, { after: order })
      })
      return order
    },

    stop({ id, reason }: { id: RecordId; reason: string }, actor: Actor): CareOrder {
      const before = repository.find(id)
      if (!before) throw new DomainError('NOT_FOUND', { where: 'order', values: { id } })
      const state = orderState(before, clock.now())
      if (state === 'stopped' || state === 'over') refuseRule('ORDER_ENDED', 'order')
      const after = { ...before, stopped: { at: clock.now(), reason, by: actor.userId } }
      withTransaction(records, () => {
        repository.stop(id, after.stopped)
        audit(actor, 'stop', id, { before, after, reason })
      })
      return after
    },
  }
}
