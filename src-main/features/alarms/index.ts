// Alarms: raised by what devices say, stored before shown, acknowledged and closed by people.
import type { Drill } from '#shared/features/alarms/alarm-drills.model.ts'
import type { EscalationCall, RuleScope } from '#shared/features/alarms/alarm-rules.model.ts'
import type { Alarm, AlarmChange, AlarmEvent, AlarmKind } from '#shared/features/alarms/alarms.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { Logger } from '../../platform/logger.ts'
import { createLiveFeed } from '../../rpc/live-feed.ts'
import type { StationsEvents } from '../stations/index.ts'
import type { DevicesEvents, DevicesFeature, Occupants, Places } from '../devices/index.ts'
import { createAlarmBook } from './alarm-book.ts'
import { type AlarmDefaults, loadAlarmDefaults } from './alarm-defaults.ts'
import { createAlarmWatch } from './alarm-watch.ts'
import { createAlarmsRepository } from './alarms.repository.ts'
import { createAlarmsRouter } from './alarms.router.ts'
import { createAlarmsService } from './alarms.service.ts'
import { createHouseWatch } from './house-watch.ts'
import { createResidentAlarms } from './resident-alarms.ts'

export { type AlarmDefaults, loadAlarmDefaults } from './alarm-defaults.ts'

/** Past facts of this feature; the alarm is in the records file when they are told (or says `isStored: false`). */
export type AlarmsEvents = {
  'alarm-raised': { alarm: Alarm }
  /** Any later step of an alarm. */
  'alarm-changed': { alarm: Alarm; step: Exclude<AlarmEvent['kind'], 'raised'> }
  /** A step of the escalation chain was taken: screens ring, a slip is printed, the desktop notifies, the siren is called. */
  'alarm-escalated': { alarm: Alarm; call: EscalationCall }
  /** A test or drill began, was stopped or ran out; the list as it is now. */
  'drills-changed': { drills: readonly Drill[] }
  /** A rule was set, taken back or signed. */
  'alarm-rules-changed': { kind: AlarmKind; scope: RuleScope }
}

export type AlarmsDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  events: DomainEvents<AlarmsEvents & DevicesEvents & StationsEvents>
  logger: Logger
  devices: Pick<DevicesFeature, 'bedState' | 'listLive' | 'settings'>
  places: Places
  occupants: Occupants
  defaults?: AlarmDefaults
}

/** Builds the feature. Call `start` before the devices feature starts, or the first messages find nobody listening. */
export function createAlarmsFeature(deps: AlarmsDependencies) {
  const { records, clock, newId, events, logger, devices, places, occupants } = deps
  const defaults = deps.defaults ?? loadAlarmDefaults()
  const repository = createAlarmsRepository(records)
  const feed = createLiveFeed<Alarm[], AlarmChange>({ clock, snapshot: () => book.list() })
  const book = createAlarmBook({
    ...{ records, repository, clock, newId, logger },
    onStep(alarm, step) {
      if (step === 'raised') events.emit('alarm-raised', { alarm })
      else events.emit('alarm-changed', { alarm, step })
      feed.publish({ alarm })
    },
  })
  // Also a command line that starts no watch must know which alarms are open.
  book.load()
  const service = createAlarmsService({ records, repository, book, clock, defaults })
  const watch = createAlarmWatch({ clock, events, devices, places, occupants, alarms: service, book, defaults })
  const houseWatch = createHouseWatch({ events, alarms: service })
  return {
    router: createAlarmsRouter(service, feed),
    service,
    defaults,
    /** A resident's last 200 alarms (bell, fall, vital signs, out of bed) as lines of the timeline. */
    timelineContributor: createResidentAlarms(repository),
    /** Alarms raised in a span (epoch milliseconds, `to` excluded), newest first, at most `limit`. */
    listBetween: (from: number, to: number, limit: number): Alarm[] => repository.listBetween(from, to, limit),
    /** Every step of every alarm in a span, oldest first. */
    listEventsBetween: (from: number, to: number): (AlarmEvent & { alarmId: string })[] =>
      repository.listEventsBetween(from, to),
    /** Open alarms, oldest first. */
    listOpen: (): Alarm[] => book.list(),
    /** Listens to devices. The open alarms are back since the feature was built. */
    start(): void {
      watch.start()
      houseWatch.start()
    },
    stop(): void {
      houseWatch.stop()
      watch.stop()
      // What could not be stored gets its last chance before the file closes.
      book.storeBacklog()
    },
  }
}

/** The running feature, as other features are given it. */
export type AlarmsFeature = ReturnType<typeof createAlarmsFeature>
