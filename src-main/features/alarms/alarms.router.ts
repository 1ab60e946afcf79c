import { implement } from '@orpc/server'
import type { Drill } from '#shared/features/alarms/alarm-drills.model.ts'
import { alarmsContract } from '#shared/features/alarms/alarms.contract.ts'
import type { Alarm, AlarmChange } from '#shared/features/alarms/alarms.model.ts'
import type { LiveFeed } from '../../rpc/live-feed.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { AlarmRulesService } from './alarm-rules.service.ts'
import type { AlarmsService } from './alarms.service.ts'
import type { DrillsService } from './drills.service.ts'

const api = implement(alarmsContract).$context<RequestContext>()

export function createAlarmsRouter(options: {
  alarms: AlarmsService
  rules: AlarmRulesService
  drills: DrillsService
  feed: LiveFeed<Alarm[], AlarmChange>
  drillsFeed: LiveFeed<Drill[], Drill[]>
}) {
  const { alarms, rules, drills, feed, drillsFeed } = options
  return api.router({
    watchOpen: api.watchOpen.handler(({ signal }) => feed.watch(signal)),
    list: api.list.handler(({ input }) => alarms.list(input.from, input.to)),
    get: api.get.handler(({ input }) => alarms.get(input.id)),
    acknowledge: api.acknowledge.handler(({ input, context }) => alarms.acknowledge(input.id, context.actor)),
    close: api.close.handler(({ input, context }) => alarms.close(input, context.actor)),
    attend: api.attend.handler(({ input, context }) => alarms.attend(input, context.actor)),
    acknowledgeGroup: api.acknowledgeGroup.handler(({ input, context }) =>
      alarms.acknowledgeGroup(input.groupId, context.actor),
    ),
    closeGroup: api.closeGroup.handler(({ input, context }) => alarms.closeGroup(input, context.actor)),
    shelve: api.shelve.handler(({ input, context }) => alarms.shelve(input, context.actor)),
    unshelve: api.unshelve.handler(({ input, context }) => alarms.unshelve(input.id, context.actor)),
    longestShelving: api.longestShelving.handler(({ input }) => ({ minutes: alarms.longestShelving(input.id) })),
    drills: {
      watch: api.drills.watch.handler(({ signal }) => drillsFeed.watch(signal)),
      current: api.drills.current.handler(() => drills.current()),
      start: api.drills.start.handler(({ input, context }) => drills.start(input, context.actor)),
      stop: api.drills.stop.handler(({ input, context }) => drills.stop(input.id, context.actor)),
    },
    rules: {
      list: api.rules.list.handler(({ input }) => rules.explainAt(input.scope)),
      ofResident: api.rules.ofResident.handler(({ input }) =>
        rules.explainAt({ level: 'person', residentId: input.residentId }),
      ),
      own: api.rules.own.handler(() => rules.own()),
      set: api.rules.set.handler(({ input, context }) => rules.set(input, context.actor)),
      clear: api.rules.clear.handler(({ input, context }) => rules.clear(input, context.actor)),
      signOff: api.rules.signOff.handler(({ input, context }) => rules.signOff(input, context.actor)),
      history: api.rules.history.handler(({ input }) => rules.history(input.kind, input.scope)),
    },
  })
}
