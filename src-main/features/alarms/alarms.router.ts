import { implement } from '@orpc/server'
import { alarmsContract } from '#shared/features/alarms/alarms.contract.ts'
import type { Alarm, AlarmChange } from '#shared/features/alarms/alarms.model.ts'
import type { LiveFeed } from '../../rpc/live-feed.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { AlarmsService } from './alarms.service.ts'

const api = implement(alarmsContract).$context<RequestContext>()

export function createAlarmsRouter(alarms: AlarmsService, feed: LiveFeed<Alarm[], AlarmChange>) {
  return api.router({
    watchOpen: api.watchOpen.handler(({ signal }) => feed.watch(signal)),
    list: api.list.handler(({ input }) => alarms.list(input.from, input.to)),
    get: api.get.handler(({ input }) => alarms.get(input.id)),
    acknowledge: api.acknowledge.handler(({ input, context }) => alarms.acknowledge(input.id, context.actor)),
    close: api.close.handler(({ input, context }) => alarms.close(input, context.actor)),
  })
}
