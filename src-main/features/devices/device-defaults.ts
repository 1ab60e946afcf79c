// The versioned tables of the register: watchdogs, test intervals, service life, walk-test steps, what a room needs.
// House habits and makers' usual figures, unverified until the house says otherwise; a person's word on a device outranks them.
import * as z from 'zod'
import { addMonths } from '#shared/contract/days.ts'
import type { DeviceDetails } from '#shared/features/devices/device-register.model.ts'
import { DeviceRole } from '#shared/features/devices/device-role.ts'
import { WalkTestPlanStep } from '#shared/features/devices/walk-test.model.ts'
import { silenceLimitMs, Watchdogs } from '#shared/features/devices/watchdog.rules.ts'
import upkeepJson from '../../../resources/devices/upkeep-2026-12.json' with { type: 'json' }
import watchdogsJson from '../../../resources/devices/watchdogs-2026-12.json' with { type: 'json' }
import type { DeviceRecord, LiveSettings } from './device-types.ts'

const RoleUpkeep = z.object({
  /** null = no scheduled test press. */
  testEveryDays: z.number().int().positive().nullable(),
  replaceAfterYears: z.number().int().positive().nullable(),
  /** What the device says when its test is made: `press`, or a word that turns true. */
  testBy: z.array(z.string()),
  walkTest: z.array(WalkTestPlanStep),
})
export type RoleUpkeep = z.infer<typeof RoleUpkeep>

const Upkeep = z.object({
  version: z.string(),
  effectiveOn: z.iso.date(),
  basis: z.string(),
  isVerified: z.boolean(),
  testRoundMinutes: z.number().int().positive(),
  walkTestMinutes: z.number().int().positive(),
  coverage: z.object({ room: z.array(DeviceRole), bed: z.array(DeviceRole) }),
  roles: z.partialRecord(DeviceRole, RoleUpkeep),
})
export type Upkeep = z.infer<typeof Upkeep>

/** The tables of this version; a broken file stops the start, not a message. */
export const watchdogs = Watchdogs.parse(watchdogsJson)
export const upkeep: Upkeep = Upkeep.parse(upkeepJson)

export const noDetails: DeviceDetails = {
  ...{ vendor: null, firmware: null, serialNumber: null, power: null, installedOn: null, replaceByOn: null },
  ...{ silentAfterSeconds: null, note: null },
}

/** How this device is fed: a person's word, else its own. */
export function powerOf({ details, told }: Pick<DeviceRecord, 'details' | 'told'>): DeviceDetails['power'] {
  return details.power ?? told.power
}

/** Milliseconds this device may be silent; null = nobody waits for it. */
export function watchdogLimitMs(
  record: DeviceRecord,
  settings: ReturnType<LiveSettings['get']>,
  role = record.role,
): number | null {
  const { convention, details, told } = record
  const { silentAfterSeconds } = details
  const watched = { role, convention, power: powerOf(record), silentAfterSeconds, profileSeconds: told.watchdogSeconds }
  return silenceLimitMs(watched, settings, watchdogs)
}

/** Day by which it must be replaced: written, else by the rule of its role from its installation. */
export function replaceByOf({
  role,
  details,
}: Pick<DeviceRecord, 'role' | 'details'>): { on: string; isByRule: boolean } | null {
  if (details.replaceByOn !== null) return { on: details.replaceByOn, isByRule: false }
  const years = upkeep.roles[role]?.replaceAfterYears ?? null
  if (years === null || details.installedOn === null) return null
  return { on: addMonths(details.installedOn, years * 12), isByRule: true }
}

/** The instant of the passed walk-test that stands for the present place and role; null = none. */
export function walkTestedAt({ walkTested, role, boundAt }: DeviceRecord): number | null {
  if (walkTested === null || walkTested.role !== role || boundAt === null) return null
  return walkTested.at >= boundAt ? walkTested.at : null
}

/** Days between two test presses of a role; null = it needs none. */
export function deviceTestDays(role: string): number | null {
  return upkeep.roles[role as keyof typeof upkeep.roles]?.testEveryDays ?? null
}
