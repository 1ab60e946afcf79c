// Turns what happens into commands: the first source of a group sends the start, the last one to be over sends the end.
// Acts on changes it sees itself: never on replayed (retained) states, alarms found at start-up, or drills.
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { Command, PublishMessage } from '#shared/features/automation/automation.model.ts'
import { messageAt } from '#shared/features/automation/automation.rules.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import { type AlarmsEvents, nightStart } from '../alarms/index.ts'
import type { DeviceHeard, DevicesEvents, DevicesFeature } from '../devices/index.ts'
import type { AutomationRepository, StoredRule } from './automation.repository.ts'
import type { CommandDesk } from './command-desk.ts'
import { type HappenedAt, isInScope, type PlaceFinder } from './rule-places.ts'

/** One light or relay a rule switched on: who keeps it on, and what switches it off. */
type Group = { sources: Set<string>; end: PublishMessage | null; placeLabel: string | null }
/** The last known side of each word that starts rules. */
type DeviceState = { in_bed?: boolean; door_open?: boolean }

const watchedWords = ['in_bed', 'door_open'] as const

export type RuleEngineOptions = {
  clock: Pick<Clock, 'now'>
  events: DomainEvents<DevicesEvents & AlarmsEvents>
  devices: Pick<DevicesFeature, 'listLive' | 'settings'>
  repository: Pick<AutomationRepository, 'listLeftOn'>
  desk: CommandDesk
  places: PlaceFinder
  listOpenAlarms: () => readonly Alarm[]
}

export function createRuleEngine(options: RuleEngineOptions) {
  const { clock, events, devices, desk, places } = options
  let rules: readonly StoredRule[] = []
  const groups = new Map<string, Map<string, Group>>()
  const startedAt = new Map<string, number>()
  const states = new Map<string, DeviceState>()
  let stops: (() => void)[] = []

  const groupsOf = (rule: StoredRule): Map<string, Group> => {
    const own = groups.get(rule.id) ?? new Map<string, Group>()
    groups.set(rule.id, own)
    return own
  }
  const order = (
    ruleId: string,
    message: PublishMessage,
    phase: Command['phase'],
    about: Omit<Group, 'sources' | 'end'>,
  ) => ({
    ...message,
    ...{ source: 'rule' as const, ruleId, phase, placeLabel: about.placeLabel },
  })

  function start(rule: StoredRule, source: string, at: HappenedAt): void {
    const message = isInScope(rule.scope, at) ? messageAt(rule.start, at.names) : null
    if (!message) return
    const own = groupsOf(rule)
    const running = own.get(message.topic)
    if (running) {
      running.sources.add(source)
      return
    }
    const key = `${rule.id} ${message.topic}`
    const last = startedAt.get(key)
    const about = { placeLabel: at.label }
    const command = { ...order(rule.id, message, 'start', about), because: source, groupKey: message.topic }
    if (last !== undefined && clock.now() - last < rule.minSeconds * 1000) {
      desk.refuse(command, 'rate-limited')
      return
    }
    startedAt.set(key, clock.now())
    const end = rule.end === null ? null : messageAt(rule.end, at.names)
    // Without an end the group is over at once: the next one may start again.
    const group: Group = { sources: new Set([source]), end, ...about }
    if (end) own.set(message.topic, group)
    void desk.send(command).then(({ result }) => {
      // What was never switched on needs no switching off.
      if (result !== 'sent' && own.get(message.topic) === group) own.delete(message.topic)
    })
  }

  function finish(ruleId: string, groupKey: string, group: Group, because: string): void {
    groups.get(ruleId)?.delete(groupKey)
    if (group.end) void desk.send({ ...order(ruleId, group.end, 'end', group), because, groupKey })
  }

  function over(source: string): void {
    for (const [ruleId, own] of groups) {
      for (const [groupKey, group] of own) {
        if (group.sources.delete(source) && group.sources.size === 0) finish(ruleId, groupKey, group, source)
      }
    }
  }

  function isNight(): boolean {
    return nightStart(clock.now(), devices.settings.get().outOfBed) !== null
  }

  function stateOf(deviceId: string): DeviceState {
    const known = states.get(deviceId)
    if (known) return known
    const made: DeviceState = {}
    states.set(deviceId, made)
    return made
  }

  function hear({ device, values, isRetained }: DeviceHeard): void {
    for (const word of watchedWords) {
      const value: unknown = values[word]
      if (value === undefined || value === null) continue
      const isOn = value === true || value === 1
      const state = stateOf(device.id)
      const before = state[word]
      // Nearly every message says again what is known, and nothing is on.
      if (before === isOn && groups.size === 0) continue
      state[word] = isOn
      if (!isRetained) turn(device, word, isOn, before !== undefined && before !== isOn)
    }
  }

  /** The first word of a device, or the same again, may end what was left on; it begins nothing. */
  function turn(device: DeviceHeard['device'], word: keyof DeviceState, isOn: boolean, isChange: boolean): void {
    const source = `${word === 'in_bed' ? 'bed' : 'door'}:${device.id}`
    const isBeginning = word === 'door_open' ? isOn : !isOn
    if (!isBeginning) over(source)
    else if (isChange) beginAtDevice(word === 'in_bed' ? 'bed-out' : 'door-open', source, device)
  }

  function beginAtDevice(on: 'bed-out' | 'door-open', source: string, device: DeviceHeard['device']): void {
    for (const rule of rules) {
      if (!rule.isEnabled || rule.trigger.on !== on || device.target === null) continue
      if (!rule.trigger.isNightOnly || isNight()) start(rule, source, places.ofTarget(device.target))
    }
  }

  function followAlarm(alarm: Alarm, moment: 'raised' | 'escalated' | 'ended'): void {
    if (moment === 'ended') over(`alarm:${alarm.id}`)
    if (alarm.isDrill || alarm.isFromStartUp) return
    for (const rule of rules) {
      const { trigger } = rule
      if (!rule.isEnabled || trigger.on !== 'alarm' || trigger.moment !== moment) continue
      if (trigger.kinds.includes(alarm.kind)) start(rule, `alarm:${alarm.id}`, places.ofAlarm(alarm))
      // The end of an alarm lasts no time.
      if (moment === 'ended') over(`alarm:${alarm.id}`)
    }
  }

  /** What was left on before the console stopped is still switched off when it is over. */
  function restore(): void {
    const open = new Set(options.listOpenAlarms().map(({ id }) => `alarm:${id}`))
    for (const { ruleId, groupKey, because, at } of options.repository.listLeftOn()) {
      const rule = rules.find(({ id }) => id === ruleId)
      const place = rule && places.ofSource(because)
      const end = place ? messageAt(rule.end ?? rule.start, place.names) : null
      if (!rule?.end || !end) continue
      startedAt.set(`${ruleId} ${groupKey}`, at)
      groupsOf(rule).set(groupKey, { sources: new Set([because]), end, placeLabel: place?.label ?? null })
    }
    const gone = [...groups.values()].flatMap((own) => [...own.values()].flatMap(({ sources }) => [...sources]))
    for (const source of gone) if (source.startsWith('alarm:') && !open.has(source)) over(source)
  }

  return {
    /** The rules as stored now. What a changed, stopped or removed rule left on is switched off by what it was. */
    setRules(next: readonly StoredRule[], changedId: string | null): void {
      rules = next
      const own = changedId === null ? undefined : groups.get(changedId)
      for (const [groupKey, group] of own ?? []) finish(changedId ?? '', groupKey, group, 'rule-changed')
    },
    start(): void {
      for (const { record, values } of devices.listLive()) {
        for (const word of watchedWords) {
          const value = values.get(word)?.value ?? null
          if (value !== null) stateOf(record.id)[word] = value === 1
        }
      }
      restore()
      stops = [
        events.on('device-heard', hear),
        events.on('alarm-raised', ({ alarm }) => followAlarm(alarm, 'raised')),
        events.on('alarm-changed', ({ alarm, step }) => {
          if (step === 'escalated') followAlarm(alarm, 'escalated')
          else if (step === 'closed') followAlarm(alarm, 'ended')
        }),
      ]
    },
    stop(): void {
      for (const stop of stops) stop()
      stops = []
    },
  }
}
