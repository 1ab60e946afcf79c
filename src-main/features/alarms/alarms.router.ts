import { implement } from '@orpc/server'
import { alarmsContract } from '#shared/features/alarms/alarms.contract.ts'
import type { Alarm, AlarmChange } from '#shared/features/alarms/alarms.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { LiveFeed } from '../../rpc/live-feed.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { AlarmsService } from './alarms.service.ts'

const api = implement(alarmsContract).$context<RequestContext>()

/** The acts of the next step; nobody may use them before they do what they say. */
function notYet(): never {
  throw new DomainError('NOT_ALLOWED')
}

export function createAlarmsRouter(alarms: AlarmsService, feed: LiveFeed<Alarm[], AlarmChange>) {
  return api.router({
    watchOpen: api.watchOpen.handler(({ signal }) => feed.watch(signal)),
    list: api.list.handler(({ input }) => alarms.list(input.from, input.to)),
    get: api.get.handler(({ input }) => alarms.get(input.id)),
    acknowledge: api.acknowledge.handler(({ input, context }) => alarms.acknowledge(input.id, context.actor)),
    close: api.close.handler(({ input, context }) => alarms.close(input, context.actor)),
    attend: api.attend.handler(notYet),
    acknowledgeGroup: api.acknowledgeGroup.handler(notYet),
    closeGroup: api.closeGroup.handler(notYet),
    shelve: api.shelve.handler(notYet),
    unshelve: api.unshelve.handler(notYet),
    longestShelving: api.longestShelving.handler(notYet),
    drills: {
      watch: api.drills.watch.handler(notYet),
      current: api.drills.current.handler(notYet),
      start: api.drills.start.handler(notYet),
      stop: api.drills.stop.handler(notYet),
    },
    rules: {
      list: api.rules.list.handler(notYet),
      ofResident: api.rules.ofResident.handler(notYet),
      own: api.rules.own.handler(notYet),
      set: api.rules.set.handler(notYet),
      clear: api.rules.clear.handler(notYet),
      signOff: api.rules.signOff.handler(notYet),
      history: api.rules.history.handler(notYet),
    },
  })
}
