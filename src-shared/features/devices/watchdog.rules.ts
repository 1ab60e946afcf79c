// How long a device may be silent, by what it is: its own number, else what the house set, else the watchdog of its kind.
// Judged by arrival here; what a device says about its own health is not trusted.
import * as z from 'zod'
import type { FacilitySettings } from '../facility/facility.model.ts'
import { DevicePower } from './device-register.model.ts'
import { DeviceRole } from './device-role.ts'
import { staleAfterMs } from './devices.rules.ts'

/** Versioned table of watchdogs; the first row that fits counts. Seconds are of arrival time. */
export const Watchdogs = z.object({
  version: z.string(),
  effectiveOn: z.iso.date(),
  basis: z.string(),
  isVerified: z.boolean(),
  /** The numbers the settings shipped with: a setting that still stands at its number gives way to the rows. */
  replacesSettings: z.object({
    mattress: z.number().int(),
    bell: z.number().int(),
    detector: z.number().int(),
    door: z.number().int(),
  }),
  rows: z.array(
    z.object({
      roles: z.array(DeviceRole).optional(),
      conventions: z.array(z.string()).optional(),
      power: DevicePower.optional(),
      seconds: z.number().int().positive(),
    }),
  ),
})
export type Watchdogs = z.infer<typeof Watchdogs>

/** What the watchdog asks of a device. */
export type WatchedDevice = {
  role: DeviceRole
  convention: string | null
  power: DevicePower | null
  /** A person's number for this one device, in seconds. */
  silentAfterSeconds: number | null
  /** The number of the profile that reads it, in seconds. */
  profileSeconds: number | null
}

function settingOf(role: DeviceRole): keyof Watchdogs['replacesSettings'] {
  return role === 'mattress' || role === 'bell' || role === 'door' ? role : 'detector'
}

/** Milliseconds after which this device counts as silent; null = nobody waits for its messages. */
export function silenceLimitMs(
  device: WatchedDevice,
  settings: Pick<FacilitySettings, 'staleAfterSeconds'>,
  watchdogs: Watchdogs,
): number | null {
  const byRole = staleAfterMs(device.role, settings)
  if (byRole === null) return null
  if (device.silentAfterSeconds !== null) return device.silentAfterSeconds * 1000
  const name = settingOf(device.role)
  if (settings.staleAfterSeconds[name] !== watchdogs.replacesSettings[name]) return byRole
  if (device.profileSeconds !== null) return device.profileSeconds * 1000
  const row = watchdogs.rows.find(
    ({ roles, conventions, power }) =>
      (roles === undefined || roles.includes(device.role)) &&
      (conventions === undefined || (device.convention !== null && conventions.includes(device.convention))) &&
      (power === undefined || power === device.power),
  )
  return row ? row.seconds * 1000 : byRole
}
