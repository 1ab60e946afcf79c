import { implement } from '@orpc/server'
import { dutiesContract } from '#shared/features/duties/duties.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { DutiesService } from './duties.service.ts'

export function createDutiesRouter(service: DutiesService) {
  const api = implement(dutiesContract).$context<RequestContext>()
  return api.router({
    list: api.list.handler(({ input, context }) => service.list(input, context.actor)),
    snooze: api.snooze.handler(({ input, context }) => service.snooze(input, context.actor)),
    unsnooze: api.unsnooze.handler(({ input, context }) => service.unsnooze(input, context.actor)),
  })
}
