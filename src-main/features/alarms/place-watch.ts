// Conditions of a place: a door to the outside left open in the hours it must be closed, a room too cold or too warm.
// A door of a room is nobody's business; only a contact bound to a place outside the rooms is watched.
import type { AlarmRule } from '#shared/features/alarms/alarm-rules.model.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DeviceHeard, DeviceRecord, DevicesFeature } from '../devices/index.ts'
import type { AlarmSubject } from './alarm-book.ts'
import type { IsParked } from './alarm-parking.ts'
import type { AlarmPlace } from './alarm-place.ts'
import type { AlarmsService } from './alarms.service.ts'
import type { ResolveRule } from './rule-book.ts'

/** A contact speaks only on change: what it said this shortly before a restart is still believed. */
const BELIEVED_AFTER_RESTART_MS = 600_000

export type PlaceWatch = {
  /** Takes back which doors were open when the program ended. */
  start(): void
  hear(heard: DeviceHeard): void
  tick(now: number): void
  forget(deviceId: string): void
}

type Door = { device: DeviceRecord; closedAt: number | null }

export function createPlaceWatch(options: {
  clock: Pick<Clock, 'now'>
  devices: Pick<DevicesFeature, 'listLive'>
  alarms: Pick<AlarmsService, 'raise' | 'endCondition'>
  resolveRule: ResolveRule
  placeOf: (device: DeviceRecord) => AlarmPlace
  isParked: IsParked
  about: (device: DeviceRecord) => Pick<AlarmSubject, 'deviceId' | 'bedId' | 'residentId' | 'placeLabel' | 'surname'>
}): PlaceWatch {
  const { alarms, resolveRule, placeOf } = options
  const doors = new Map<string, Door>()

  const isExit = (device: DeviceRecord): boolean =>
    device.state === 'bound' && device.role === 'door' && device.target?.kind === 'place'

  function hearDoor({ device, values, isRetained, at }: DeviceHeard): void {
    if (!isExit(device) || typeof values.door_open !== 'boolean') return
    const door = doors.get(device.id)
    if (!values.door_open) {
      if (door) door.closedAt ??= at
    } else if (door) {
      door.device = device
      door.closedAt = null
    } else if (!isRetained) doors.set(device.id, { device, closedAt: null })
  }

  function brokenLimit(rule: AlarmRule, value: number, margin: number): number | null {
    const { mediumAtOrAbove: high, mediumAtOrBelow: low } = rule
    if (high !== undefined && (value >= high || value > high - margin)) return high
    return low !== undefined && (value <= low || value < low + margin) ? low : null
  }

  function hearTemperature({ device, values, isRetained }: DeviceHeard): void {
    const value = values.temperature_c
    if (isRetained || device.state !== 'bound' || device.role !== 'climate' || typeof value !== 'number') return
    const rule = resolveRule('room-temperature', placeOf(device))
    const conditionKey = `room-temperature:${device.id}`
    const limit = brokenLimit(rule, value, 0)
    if (limit !== null) raise(device, 'room-temperature', conditionKey, { value, limit })
    else if (brokenLimit(rule, value, rule.hysteresis ?? 0) === null) alarms.endCondition(conditionKey, { value })
  }

  function raise(device: DeviceRecord, kind: Alarm['kind'], conditionKey: string, values: Alarm['values']): void {
    alarms.raise({ conditionKey, kind, priority: 'medium', values, isFromStartUp: false, ...options.about(device) })
  }

  return {
    start() {
      const now = options.clock.now()
      for (const { record, values } of options.devices.listLive()) {
        const live = values.get('door_open')
        const isRecent = live !== undefined && now - live.at <= BELIEVED_AFTER_RESTART_MS
        if (isExit(record) && isRecent && live.value === 1) doors.set(record.id, { device: record, closedAt: null })
      }
    },
    hear(heard) {
      hearDoor(heard)
      hearTemperature(heard)
    },
    tick(now) {
      for (const [id, { device, closedAt }] of doors) {
        const place = placeOf(device)
        const rule = resolveRule('door-open', place)
        const conditionKey = `door-open:${id}`
        if (closedAt !== null && now - closedAt >= (rule.debounceSeconds ?? 0) * 1000) {
          doors.delete(id)
          alarms.endCondition(conditionKey)
        } else if (options.isParked(rule, place, now)) alarms.endCondition(conditionKey, { because: 'parked' })
        else if (closedAt === null) raise(device, 'door-open', conditionKey, {})
      }
    },
    forget(deviceId) {
      doors.delete(deviceId)
    },
  }
}
