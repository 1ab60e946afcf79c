// A device as screens see it: the register row, what it says now, and what the register knows of it.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { DeviceSignal } from '#shared/features/devices/device-register.model.ts'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import type { ClashWatch } from './clash-watch.ts'
import { powerOf, replaceByOf, upkeep, walkTestedAt, watchdogLimitMs } from './device-defaults.ts'
import type { DeviceRegistry } from './device-registry.ts'
import { type DeviceRecord, type LiveSettings, type Places, targetLabel } from './device-types.ts'
import type { LiveDevices } from './live-devices.ts'

/** Below these a link drops messages: Zigbee quality under 20 and reception under -110 dBm are makers' usual limits. */
const WEAK = { lqi: 20, dbm: -110 } as const

export type DeviceViewOptions = {
  registry: DeviceRegistry
  live: LiveDevices
  places: Places
  settings: Pick<LiveSettings, 'get'>
  clashes: Pick<ClashWatch, 'since'>
}

/** Day of the next scheduled test press; null = the role needs none or the device is not in use. */
export function testDueOn(record: DeviceRecord): string | null {
  const days = upkeep.roles[record.role]?.testEveryDays ?? null
  if (days === null || record.state !== 'bound') return null
  const tested = Math.max(record.lastTestedAt ?? 0, walkTestedAt(record) ?? 0)
  const from = tested > 0 ? tested : (record.boundAt ?? record.firstHeardAt)
  return addDays(dayOf(from), days)
}

export function createDeviceView(options: DeviceViewOptions): (record: DeviceRecord) => Device {
  const { registry, live, places, settings, clashes } = options

  function signalOf(id: string): DeviceSignal | null {
    const health = registry.healthOf(id)
    for (const [word, unit] of [
      ['linkQuality', 'lqi'],
      ['rssiDbm', 'dbm'],
    ] as const) {
      const told = health.get(word)
      if (typeof told?.value === 'number') {
        return { value: told.value, unit, isWeak: told.value < WEAK[unit], at: told.at }
      }
    }
    return null
  }

  return (record) => {
    const { values, lastHeardAt, isOnline, messageCount } = live.get(record)
    const { boundAt: _boundAt, told, walkTested: _walkTested, ...about } = record
    const limitMs = watchdogLimitMs(record, settings.get())
    return {
      ...about,
      id: record.id as Device['id'],
      targetLabel: targetLabel(record.target, places),
      lastHeardAt,
      isOnline,
      isSilent: live.isSilent(record),
      batteryPct: values.get('battery_pct')?.value ?? null,
      messageCount,
      latest: [...values].map(([capability, value]) => ({
        capability,
        value: value.value,
        text: value.text,
        unknownBecause: value.unknownBecause,
        at: value.at,
        deviceAt: value.deviceAt,
      })),
      vendor: record.details.vendor ?? told.vendor,
      firmware: record.details.firmware ?? told.firmware,
      power: powerOf(record),
      signal: signalOf(record.id),
      replaceBy: replaceByOf(record),
      silentAfterSeconds: limitMs === null ? null : Math.round(limitMs / 1000),
      walkTest: {
        isNeeded: (upkeep.roles[record.role]?.walkTest.length ?? 0) > 0,
        passedAt: walkTestedAt(record),
      },
      testDueOn: testDueOn(record),
      clashingSince: clashes.since(record.id),
    }
  }
}
