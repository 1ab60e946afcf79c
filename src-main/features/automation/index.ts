// What the console publishes by itself: rules of the home, the siren of the alarms, and the log of both.
import { implement } from '@orpc/server'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { automationContract } from '#shared/features/automation/automation.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { Logger } from '../../platform/logger.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { AlarmsEvents, PublishCommand } from '../alarms/index.ts'
import type { DevicesEvents, DevicesFeature, Places } from '../devices/index.ts'
import { createAutomationRepository } from './automation.repository.ts'
import { createAutomationService } from './automation.service.ts'
import { createCommandDesk } from './command-desk.ts'
import { createRuleEngine } from './rule-engine.ts'
import { createPlaceFinder } from './rule-places.ts'

const api = implement(automationContract).$context<RequestContext>()

export type AutomationDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  logger: Logger
  events: DomainEvents<DevicesEvents & AlarmsEvents>
  devices: Pick<DevicesFeature, 'publishCommand' | 'ingest' | 'listLive' | 'find' | 'settings'>
  places: Places
  displayNameOf: (userId: string) => string | null
  listOpenAlarms: () => readonly Alarm[]
}

/** Builds the feature; no rule acts before `start`. */
export function createAutomationFeature(deps: AutomationDependencies) {
  const { records, clock, newId, logger, events, devices, listOpenAlarms, displayNameOf } = deps
  const repository = createAutomationRepository(records)
  const places = createPlaceFinder(deps.places, devices, listOpenAlarms)
  const desk = createCommandDesk({ clock, logger, repository, devices })
  const engine = createRuleEngine({ clock, events, devices, repository, desk, places, listOpenAlarms })
  const service = createAutomationService({
    ...{ records, repository, clock, newId, desk, places, displayNameOf },
    isDeviceMessage: devices.ingest.isDeviceMessage,
    onChanged: engine.setRules,
  })
  return {
    router: api.router({
      list: api.list.handler(() => service.list()),
      add: api.add.handler(({ input, context }) => service.add(input, context.actor)),
      update: api.update.handler(({ input, context }) => service.update(input, context.actor)),
      remove: api.remove.handler(({ input, context }) => service.remove(input.id, context.actor)),
      test: api.test.handler(({ input, context }) => service.test(input.id, input.phase, context.actor)),
      commands: api.commands.handler(({ input }) => service.commands(input.limit)),
    }),
    service,
    /** The siren's way out; it is logged like every other command. */
    sendSiren({ topic, payload, phase, because }: Parameters<PublishCommand>[0]): void {
      const about = { source: 'siren' as const, ruleId: null, placeLabel: null, groupKey: null, isRetained: false }
      void desk.send({ ...about, phase, topic, payload, because: `alarm:${because}` })
    },
    start(): void {
      engine.setRules(repository.listRules(), null)
      engine.start()
    },
    stop: engine.stop,
  }
}

/** The running feature. */
export type AutomationFeature = ReturnType<typeof createAutomationFeature>
