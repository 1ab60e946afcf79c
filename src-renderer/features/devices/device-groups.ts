// Which devices need a person, and how a device's state reads. Pure.
import type { Device } from '#shared/features/devices/devices.contract.ts'

/** Devices that wait for somebody to say what they are; bridges need no place. */
export function inboxOf(devices: readonly Device[]): Device[] {
  return devices
    .filter((device) => device.state === 'inbox' && device.role !== 'bridge')
    .sort((left, right) => right.firstHeardAt - left.firstHeardAt)
}

export type DeviceHealth =
  | 'well'
  | 'clash'
  | 'offline'
  | 'silent'
  | 'never-heard'
  | 'low-battery'
  | 'out-of-service'
  | 'ignored'
  | 'waiting'

const lowBatteryPct = 20

/** The first thing wrong with it; a device that is silent is unknown, not well. */
export function healthOf(device: Device): DeviceHealth {
  if (device.state === 'out-of-service') return 'out-of-service'
  if (device.state === 'ignored') return 'ignored'
  if (device.clashingSince !== null) return 'clash'
  if (device.lastHeardAt === null) return 'never-heard'
  if (device.isOnline === false) return 'offline'
  if (device.isSilent) return 'silent'
  if (device.batteryPct !== null && device.batteryPct <= lowBatteryPct) return 'low-battery'
  return device.state === 'inbox' ? 'waiting' : 'well'
}

/** Devices in use whose present place no walk-test has proved. */
export function untestedOf(devices: readonly Device[]): Device[] {
  return devices.filter(({ state, walkTest }) => state === 'bound' && walkTest.isNeeded && walkTest.passedAt === null)
}

/** Health words that mean the console does not know what the device would say. */
export const unknownHealth: readonly DeviceHealth[] = ['clash', 'offline', 'silent', 'never-heard']
