// Doctor's orders that are carried out as care. Public API of the feature.
import { implement } from '@orpc/server'
import type { Instant } from '#shared/contract/primitives.ts'
import { careOrdersContract } from '#shared/features/care-orders/care-orders.contract.ts'
import type { CareOrder } from '#shared/features/care-orders/care-orders.model.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { createCareOrdersRepository } from './care-orders.repository.ts'
import { type CareOrdersServiceDependencies, createCareOrdersService } from './care-orders.service.ts'

const api = implement(careOrdersContract).$context<RequestContext>()

export type CareOrdersDependencies = Omit<CareOrdersServiceDependencies, 'repository'> & {
  displayNameOf?: (userId: string) => string | null
}
export type CareOrdersFeature = ReturnType<typeof createCareOrdersFeature>

/** Builds the feature; does no work until called. */
export function createCareOrdersFeature({ displayNameOf = () => null, ...deps }: CareOrdersDependencies) {
  const repository = createCareOrdersRepository(deps.records)
  const service = createCareOrdersService({ ...deps, repository })
  const nameOf = (userId: string | null) => (userId === null ? null : displayNameOf(userId))
  const shown = ({ stopped, ...order }: CareOrder): CareOrder => ({
    ...{ ...order, writtenBy: nameOf(order.writtenBy) },
    stopped: stopped && { ...stopped, by: nameOf(stopped.by) },
  })
  const router = api.router({
    listOf: api.listOf.handler(({ input }) => {
      deps.residents.get(input.residentId)
      return repository.listOf(input.residentId).map(shown)
    }),
    write: api.write.handler(({ input, context }) => shown(service.write(input, context.actor))),
    stop: api.stop.handler(({ input, context }) => shown(service.stop(input, context.actor))),
  })
  return {
    router,
    service,
    /** Orders that count at any instant of the span [from, to). */
    listBetween: (from: Instant, to: Instant): CareOrder[] => repository.listBetween(from, to),
    find: repository.find,
  }
}
