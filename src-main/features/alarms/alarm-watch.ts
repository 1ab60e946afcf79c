// Listens to devices, judges, and raises or ends alarms. The only place where a device's word becomes an alarm.
// Must never let one device's trouble hide another's, and never raise for a bed nobody lies in.
import type { BedId } from '#shared/contract/primitives.ts'
import type { Alarm, AlarmKind } from '#shared/features/alarms/alarms.model.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import {
  type DeviceHeard,
  type DeviceRecord,
  type DevicesEvents,
  type DevicesFeature,
  lifeSafetyRoles,
  type Occupants,
  type Places,
  targetLabel,
} from '../devices/index.ts'
import type { AlarmBook, AlarmSubject } from './alarm-book.ts'
import type { AlarmDefaults } from './alarm-defaults.ts'
import type { IsParked } from './alarm-parking.ts'
import type { createPlaceOf } from './alarm-place.ts'
import type { AlarmsService } from './alarms.service.ts'
import { type BedFinding, createBedWatch } from './bed-watch.ts'
import { type DeviceFinding, findDeviceConditions } from './device-conditions.ts'
import type { DrillsService } from './drills.service.ts'
import { createPlaceWatch } from './place-watch.ts'
import type { ResolveRule } from './rule-book.ts'

const TICK_MS = 1000
const STORE_RETRY_MS = 5000
const PRESSES_REMEMBERED = 1000

const watchedOnlyWhenBound: readonly AlarmKind[] = [
  'device-silent',
  'device-battery',
  'device-tamper',
  'sensor-detached',
  'vendor',
  'motionless',
  'fall-suspected',
]

export type AlarmWatch = { start(): void; stop(): void }

export type AlarmWatchOptions = {
  clock: Clock
  events: DomainEvents<DevicesEvents>
  devices: Pick<DevicesFeature, 'bedState' | 'listLive' | 'settings'>
  places: Places
  occupants: Occupants
  alarms: AlarmsService
  book: Pick<AlarmBook, 'backlogCount' | 'storeBacklog'>
  defaults: AlarmDefaults
  resolveRule: ResolveRule
  placeOf: ReturnType<typeof createPlaceOf>
  isParked: IsParked
  drills: Pick<DrillsService, 'sweep'>
}

export function createAlarmWatch(options: AlarmWatchOptions): AlarmWatch {
  const { clock, events, devices, places, occupants, alarms, defaults } = options
  const bedWatch = createBedWatch({
    ...{ defaults, occupants, settings: devices.settings, bedState: devices.bedState },
    resolveRule: options.resolveRule,
    hasConditions: alarms.hasConditions,
    placeOfBed: (bedId) => options.placeOf.ofTarget({ kind: 'bed', bedId: bedId as BedId }),
  })
  const placeWatch = createPlaceWatch({
    ...{ clock, devices, alarms, resolveRule: options.resolveRule, isParked: options.isParked },
    placeOf: (device) => options.placeOf.ofTarget(device.target),
    about: aboutDevice,
  })
  const presses = new Set<string>()
  let broker: DevicesEvents['broker-state-changed'] = { state: 'stopped', since: 0 }
  let isStoringReadings = true
  let lastStoreTryAt = 0
  let stops: (() => void)[] = []

  function aboutDevice(
    device: DeviceRecord,
  ): Pick<AlarmSubject, 'deviceId' | 'bedId' | 'residentId' | 'placeLabel' | 'surname'> {
    const bedId = device.target?.kind === 'bed' ? device.target.bedId : null
    const occupant = bedId === null ? null : occupants.of(bedId)
    return {
      deviceId: device.id,
      bedId,
      residentId: occupant?.residentId ?? null,
      surname: occupant?.surname ?? null,
      // A device nobody bound yet is told by its own name: somebody must go and look.
      placeLabel: targetLabel(device.target, places) ?? device.name,
    }
  }

  function aboutBed(bedId: string): ReturnType<typeof aboutDevice> {
    const { residentId, surname } = occupants.of(bedId)
    return { deviceId: null, bedId, residentId, surname, placeLabel: places.bed(bedId)?.label ?? bedId }
  }

  function isInBed({ target }: DeviceRecord): boolean {
    return target?.kind === 'bed' && devices.bedState(target.bedId).inBed === true
  }

  function isNewPress(pressKey: string | undefined): boolean {
    if (pressKey === undefined) return true
    if (presses.has(pressKey)) return false
    presses.add(pressKey)
    const oldest = presses.size > PRESSES_REMEMBERED ? presses.values().next().value : undefined
    if (oldest !== undefined) presses.delete(oldest)
    return true
  }

  function applyDevice(finding: DeviceFinding, heard: DeviceHeard): void {
    const { conditionKey, kind, priority, change, values, pressKey } = finding
    if (change === 'ends') {
      alarms.endCondition(conditionKey, values)
      return
    }
    // Who lies still in bed is asleep; the bed has its own watch for that.
    if (kind === 'motionless' && isInBed(heard.device)) {
      alarms.endCondition(conditionKey, { because: 'in-bed' })
      return
    }
    if (!isNewPress(pressKey)) return
    const isFromStartUp = heard.isRetained
    alarms.raise(
      { conditionKey, kind, priority, values, isFromStartUp, ...aboutDevice(heard.device) },
      change === 'happened',
    )
  }

  function applyBed(bedId: string, findings: readonly BedFinding[]): void {
    for (const { conditionKey, kind, priority, change, values } of findings) {
      if (change === 'ends') alarms.endCondition(conditionKey, values)
      else alarms.raise({ conditionKey, kind, priority, values, isFromStartUp: false, ...aboutBed(bedId) })
    }
  }

  function onHeard(heard: DeviceHeard): void {
    for (const finding of findDeviceConditions(heard, defaults)) applyDevice(finding, heard)
    placeWatch.hear(heard)
    const { target } = heard.device
    if (target?.kind !== 'bed' || heard.isRetained) return
    bedWatch.hear(target.bedId, heard.values, heard.at)
    applyBed(target.bedId, bedWatch.judge(target.bedId, heard.at))
  }

  /** Two devices under one id: neither of them can be believed. */
  function onClash({ device, isClashing }: DevicesEvents['device-clash-changed']): void {
    const conditionKey = `device-clash:${device.id}`
    if (!isClashing) alarms.endCondition(conditionKey)
    else {
      const about = { conditionKey, kind: 'device-clash' as const, priority: 'medium' as const }
      alarms.raise({ ...about, values: {}, isFromStartUp: false, ...aboutDevice(device) })
    }
  }

  function onSilence({ device, isSilent }: DevicesEvents['device-silence-changed']): void {
    const conditionKey = `device-silent:${device.id}`
    if (!isSilent) alarms.endCondition(conditionKey)
    else {
      const isGrave = lifeSafetyRoles.includes(device.role) || device.role === 'bridge'
      const about = {
        conditionKey,
        kind: 'device-silent' as const,
        priority: isGrave ? ('medium' as const) : ('low' as const),
      }
      alarms.raise({ ...about, values: {}, isFromStartUp: false, ...aboutDevice(device) })
    }
  }

  /** What is no longer watched has no conditions; the alarms stay until somebody or their rule closes them. */
  function onDeviceChanged({ device }: DevicesEvents['device-changed']): void {
    if (device.state === 'bound') return
    placeWatch.forget(device.id)
    // In the inbox a device still tells danger, so that stays; its battery is nobody's duty there.
    const isAbout = (alarm: Pick<Alarm, 'deviceId' | 'kind'>) =>
      alarm.deviceId === device.id && (device.state !== 'inbox' || watchedOnlyWhenBound.includes(alarm.kind))
    alarms.endConditions(isAbout, { because: device.state })
  }

  function aboutHouse(kind: 'broker-lost' | 'storage-failed', part: string, values: Alarm['values']): AlarmSubject {
    const none = { deviceId: null, bedId: null, residentId: null, surname: null, placeLabel: '' }
    return { conditionKey: `${kind}:${part}`, kind, priority: 'high', values, isFromStartUp: false, ...none }
  }

  function watchHouse(now: number): void {
    if (broker.state === 'lost' || broker.state === 'failed') {
      alarms.raise(aboutHouse('broker-lost', 'house', { state: broker.state }))
    } else if (broker.state === 'connected') alarms.endCondition('broker-lost:house')
    if (options.book.backlogCount() > 0) {
      alarms.raise(aboutHouse('storage-failed', 'records', {}))
      if (now - lastStoreTryAt >= STORE_RETRY_MS) {
        lastStoreTryAt = now
        options.book.storeBacklog()
      }
    } else alarms.endCondition('storage-failed:records')
    if (isStoringReadings) alarms.endCondition('storage-failed:readings')
  }

  function tick(): void {
    const now = clock.now()
    const beds = new Set<string>()
    for (const { record } of devices.listLive()) if (record.target?.kind === 'bed') beds.add(record.target.bedId)
    for (const alarm of alarms.listOpen()) if (alarm.bedId !== null) beds.add(alarm.bedId)
    for (const bedId of beds) applyBed(bedId, bedWatch.judge(bedId, now))
    watchHouse(now)
    placeWatch.tick(now)
    options.drills.sweep()
    alarms.sweep()
  }

  return {
    start() {
      placeWatch.start()
      stops = [
        events.on('device-heard', onHeard),
        events.on('device-silence-changed', onSilence),
        events.on('device-clash-changed', onClash),
        events.on('device-changed', onDeviceChanged),
        events.on('broker-state-changed', (change) => {
          broker = change
          if (change.state === 'connected') alarms.endCondition('broker-lost:house')
        }),
        events.on('storing-readings-failed', ({ isFailing, pending, lost }) => {
          isStoringReadings = !isFailing
          if (isFailing) alarms.raise(aboutHouse('storage-failed', 'readings', { pending, lost }))
        }),
        clock.every(TICK_MS, tick),
      ]
    },
    stop() {
      for (const stop of stops) stop()
      stops = []
    },
  }
}
