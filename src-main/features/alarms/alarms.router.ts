import { implement } from '@orpc/server'
import { isAllowed } from '#shared/contract/permissions.ts'
import type { Drill } from '#shared/features/alarms/alarm-drills.model.ts'
import { withoutBodyValues, withoutMeasured, withoutPerson } from '#shared/features/alarms/alarm-privacy.rules.ts'
import { alarmsContract } from '#shared/features/alarms/alarms.contract.ts'
import type { Alarm, AlarmChange } from '#shared/features/alarms/alarms.model.ts'
import { type LiveFeed, mapFeed } from '../../rpc/live-feed.ts'
import type { Actor, RequestContext } from '../../rpc/request-context.ts'
import type { AlarmRulesService } from './alarm-rules.service.ts'
import type { AlarmsService } from './alarms.service.ts'
import type { DrillsService } from './drills.service.ts'

const api = implement(alarmsContract).$context<RequestContext>()

/** Whoever may not read vital signs is told that somebody needs help and where, not what was measured. */
function seenBy({ roles }: Pick<Actor, 'roles'>): (alarm: Alarm) => Alarm {
  return isAllowed(roles, 'vitals.read') ? (alarm) => alarm : withoutBodyValues
}

export function createAlarmsRouter(options: {
  alarms: AlarmsService
  rules: AlarmRulesService
  drills: DrillsService
  feed: LiveFeed<Alarm[], AlarmChange>
  drillsFeed: LiveFeed<Drill[], Drill[]>
}) {
  const { alarms, rules, drills, feed, drillsFeed } = options
  return api.router({
    watchOpen: api.watchOpen.handler(({ signal, context }) => {
      const seen = context.isCovered ? withoutPerson : seenBy(context.actor)
      return mapFeed(feed.watch(signal), {
        snapshot: (open) => open.map(seen),
        change: ({ alarm }) => ({ alarm: seen(alarm) }),
      })
    }),
    list: api.list.handler(({ input, context }) => alarms.list(input.from, input.to).map(seenBy(context.actor))),
    get: api.get.handler(({ input, context }) => {
      const { alarm, events } = alarms.get(input.id)
      if (isAllowed(context.actor.roles, 'vitals.read')) return { alarm, events }
      return { alarm: withoutBodyValues(alarm), events: events.map((event) => withoutMeasured(alarm.kind, event)) }
    }),
    acknowledge: api.acknowledge.handler(({ input, context: { actor } }) =>
      seenBy(actor)(alarms.acknowledge(input.id, actor)),
    ),
    close: api.close.handler(({ input, context: { actor } }) => seenBy(actor)(alarms.close(input, actor))),
    attend: api.attend.handler(({ input, context: { actor } }) => seenBy(actor)(alarms.attend(input, actor))),
    acknowledgeGroup: api.acknowledgeGroup.handler(({ input, context: { actor } }) =>
      alarms.acknowledgeGroup(input.groupId, actor).map(seenBy(actor)),
    ),
    closeGroup: api.closeGroup.handler(({ input, context: { actor } }) =>
      alarms.closeGroup(input, actor).map(seenBy(actor)),
    ),
    shelve: api.shelve.handler(({ input, context: { actor } }) => seenBy(actor)(alarms.shelve(input, actor))),
    unshelve: api.unshelve.handler(({ input, context: { actor } }) => seenBy(actor)(alarms.unshelve(input.id, actor))),
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
