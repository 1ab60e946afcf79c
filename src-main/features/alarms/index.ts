// Alarms: raised by what devices say, stored before shown, acknowledged and closed by people.
import type { Drill } from '#shared/features/alarms/alarm-drills.model.ts'
import type { AlarmRule, EscalationCall, RuleScope } from '#shared/features/alarms/alarm-rules.model.ts'
import type { Alarm, AlarmChange, AlarmEvent, AlarmKind } from '#shared/features/alarms/alarms.model.ts'
import type { BindingTarget } from '#shared/features/devices/devices.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { Logger } from '../../platform/logger.ts'
import { createLiveFeed } from '../../rpc/live-feed.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DevicesEvents, DevicesFeature, Occupants, Places } from '../devices/index.ts'
import type { StationsEvents } from '../stations/index.ts'
import { createAlarmBook } from './alarm-book.ts'
import { type AlarmDefaults, loadAlarmDefaults } from './alarm-defaults.ts'
import { createParking } from './alarm-parking.ts'
import { createPlaceOf, type People } from './alarm-place.ts'
import { createAlarmRulesRepository } from './alarm-rules.repository.ts'
import { createAlarmRulesService } from './alarm-rules.service.ts'
import { createAlarmWatch } from './alarm-watch.ts'
import { createAlarmsRepository } from './alarms.repository.ts'
import { createAlarmsRouter } from './alarms.router.ts'
import { createAlarmsService } from './alarms.service.ts'
import { createDrillsRepository } from './drills.repository.ts'
import { createDrillsService } from './drills.service.ts'
import { createHouseWatch } from './house-watch.ts'
import { createResidentAlarms } from './resident-alarms.ts'
import { createRuleBook } from './rule-book.ts'
import { createSiren, type PublishCommand } from './siren.ts'
import { createStaffPresence } from './staff-presence.ts'

export { type AlarmDefaults, loadAlarmDefaults } from './alarm-defaults.ts'
export { type People, roomKey } from './alarm-place.ts'
export { nightStart } from './night-watch.ts'
export type { ResolveRule, RulePlace } from './rule-book.ts'
export type { PublishCommand } from './siren.ts'

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
  devices: Pick<DevicesFeature, 'bedState' | 'find' | 'isUnderTest' | 'listLive' | 'settings'>
  places: Places
  occupants: Occupants
  people: People
  /** Sends a command to the broker (the siren's relay); without it the chain goes on, and nothing sounds outside the screens. */
  publishCommand?: PublishCommand
  defaults?: AlarmDefaults
}

/** Builds the feature. Call `start` before the devices feature starts, or the first messages find nobody listening. */
export function createAlarmsFeature(deps: AlarmsDependencies) {
  const { records, clock, newId, events, logger, devices, places, occupants, people } = deps
  const defaults = deps.defaults ?? loadAlarmDefaults()
  const repository = createAlarmsRepository(records)
  const feed = createLiveFeed<Alarm[], AlarmChange>({ clock, snapshot: () => book.list() })
  const siren = createSiren({ clock, siren: defaults.siren, publish: deps.publishCommand ?? (() => {}) })
  const book = createAlarmBook({
    ...{ records, repository, clock, newId, logger },
    onStep(alarm, step) {
      siren.follow(alarm)
      if (step === 'raised') events.emit('alarm-raised', { alarm })
      else events.emit('alarm-changed', { alarm, step })
      feed.publish({ alarm })
    },
  })
  const rulesRepository = createAlarmRulesRepository(records)
  const ruleBook = createRuleBook({ repository: rulesRepository, defaults, settings: devices.settings })
  const rules = createAlarmRulesService({
    ...{ records, repository: rulesRepository, book: ruleBook, clock, newId, defaults, places, people },
    onChanged: (change) => events.emit('alarm-rules-changed', change),
  })
  const placeOf = createPlaceOf({ devices, places, occupants, people })
  const presence = createStaffPresence(records, clock)
  const drillsFeed = createLiveFeed<Drill[], Drill[]>({ clock, snapshot: () => drills.current() })
  const drills = createDrillsService({
    ...{ records, repository: createDrillsRepository(records), clock, newId, places, devices },
    onChanged(running) {
      events.emit('drills-changed', { drills: running })
      drillsFeed.publish([...running])
    },
  })
  const isParked = createParking({ occupants, presence })
  const service = createAlarmsService({
    ...{ records, repository, book, clock, defaults, places, presence, drills, isParked },
    placeOf: placeOf.ofAlarm,
    resolveRule: ruleBook.resolve,
    isUnderTest: (deviceId) => devices.isUnderTest(deviceId),
    onEscalated(alarm, escalationCall) {
      if (escalationCall === 'siren') siren.call(alarm)
      events.emit('alarm-escalated', { alarm, call: escalationCall })
    },
  })
  // Also a command line that starts no watch must know which alarms are open.
  ruleBook.load()
  book.load()
  const houseWatch = createHouseWatch({ events, alarms: service })
  drills.load()
  presence.load()
  const watch = createAlarmWatch({
    ...{ clock, events, devices, places, occupants, alarms: service, book, defaults },
    ...{ resolveRule: ruleBook.resolve, placeOf, isParked, drills },
  })

  /** What the chain of an alarm has done so far; a drill calls the siren only when it says so. */
  function hasCalledSiren(alarm: Alarm): boolean {
    const done = (service.ruleOf(alarm).escalation ?? []).slice(0, alarm.escalation)
    const isMeant = !alarm.isDrill || drills.of(placeOf.ofAlarm(alarm))?.callsSiren === true
    return isMeant && done.some((step) => step.call === 'siren')
  }

  return {
    router: createAlarmsRouter({ alarms: service, rules, drills, feed, drillsFeed }),
    service,
    defaults,
    /** The rule of a kind as it counts at a place: person > room > level of care > house > defaults. Kept in memory. */
    resolveRule: ruleBook.resolve,
    /** The same for a resident in the bed of today; the house's own rule for somebody who is not in. */
    resolveRuleOf(kind: AlarmKind, residentId: string): AlarmRule {
      const person = people.of(residentId)
      return ruleBook.resolve(kind, {
        roomId: person?.roomId ?? null,
        careLevel: person?.careLevel ?? null,
        residentId,
      })
    },
    /** Tests and drills that run now. */
    drills,
    /** A known person's card was read where a device hangs: open alarms of that place are attended by them. Throws when it cannot be stored. */
    attendByBadge(target: BindingTarget, actor: Actor): Alarm[] {
      const { placeKey } = placeOf.ofTarget(target)
      return placeKey === null ? [] : service.attendByBadge(placeKey, actor)
    },
    /** True while somebody of the staff was told present in a room (`room:<id>`) or place (`place:<words>`). */
    isStaffAt: (placeKey: string): boolean => presence.isAt(placeKey),
    /** Since when somebody of the staff is there, epoch milliseconds; null = nobody was told present. */
    staffSinceAt: (placeKey: string): number | null => presence.sinceAt(placeKey),
    /** Changes of rules; each leaves a dated row and an audit row. */
    rules,
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
      siren.restore(book.list(), hasCalledSiren)
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
