// What the register knows of a device beside its readings: what it is, how long it lasts, what its battery does, whether rooms are watched.
import * as z from 'zod'
import { BedId, Day, DeviceId, FloorId, Instant, RoomId } from '../../contract/primitives.ts'
import { DeviceRole } from './device-role.ts'

/** How a device is fed; null in a record = nobody said and the device does not tell. */
export const DevicePower = z.enum(['mains', 'battery'])
export type DevicePower = z.infer<typeof DevicePower>

const OptionalText = z.string().trim().min(1).max(80).nullable()

/** What a person may write about a device. It outranks what the device tells of itself. */
export const DeviceDetails = z.object({
  vendor: OptionalText,
  firmware: OptionalText,
  serialNumber: OptionalText,
  power: DevicePower.nullable(),
  installedOn: Day.nullable(),
  /** Day by which it must be replaced; null = the rule of its role from the day of installation. */
  replaceByOn: Day.nullable(),
  /** Seconds without a message after which this one device counts as silent; null = the watchdog of its kind. 10 s to 30 days. */
  silentAfterSeconds: z
    .number()
    .int()
    .min(10)
    .max(30 * 86_400)
    .nullable(),
  note: z.string().trim().min(1).max(500).nullable(),
})
export type DeviceDetails = z.infer<typeof DeviceDetails>

/** The radio link as the device or its gateway last told it. */
export const DeviceSignal = z.object({
  value: z.number(),
  /** `lqi` 0 to 255 (Zigbee link quality), `dbm` received strength, `percent` 0 to 100. */
  unit: z.enum(['lqi', 'dbm', 'percent']),
  isWeak: z.boolean(),
  at: Instant,
})
export type DeviceSignal = z.infer<typeof DeviceSignal>

/** What the register adds to a device. */
export const DeviceRegisterFacts = z.object({
  details: DeviceDetails,
  detailsVersion: z.number().int().min(0),
  /** Told by the device where a person wrote nothing. */
  vendor: z.string().nullable(),
  firmware: z.string().nullable(),
  power: DevicePower.nullable(),
  signal: DeviceSignal.nullable(),
  /** Written by a person, else by the rule of the role; null = not known when it was installed. */
  replaceBy: z.object({ on: Day, isByRule: z.boolean() }).nullable(),
  /** Seconds of silence this device is allowed now; null = it is not watched. */
  silentAfterSeconds: z.number().int().nullable(),
  /** The passed walk-test of the present place and role; null = none. `isNeeded` false = the role has no walk-test. */
  walkTest: z.object({ isNeeded: z.boolean(), passedAt: Instant.nullable() }),
  /** Next scheduled test press; null = the role needs none, or the device is not in use. */
  testDueOn: Day.nullable(),
  /** Two devices seem to speak under this one id since then. */
  clashingSince: Instant.nullable(),
})
export type DeviceRegisterFacts = z.infer<typeof DeviceRegisterFacts>

export const SaveDeviceDetails = z.object({ id: DeviceId, version: z.number().int().min(0), details: DeviceDetails })
export type SaveDeviceDetails = z.infer<typeof SaveDeviceDetails>

/** Battery of a device by day, oldest first, with where it leads. */
export const BatteryTrend = z.object({
  days: z.array(z.object({ day: Day, percent: z.number() })),
  /** Percent a day, negative while it empties; null when there are too few days since the last new battery. */
  percentPerDay: z.number().nullable(),
  /** Day on which it would be empty at this rate, at most five years ahead; null = cannot be told. */
  emptyOn: Day.nullable(),
  /** Day of the last jump upwards: a new battery. */
  renewedOn: Day.nullable(),
})
export type BatteryTrend = z.infer<typeof BatteryTrend>

/** `live` watched now, `silent` bound but not heard in time, `out-of-service`, `none` nothing hangs there, `exempt` watched by other means. */
export const CoverageState = z.enum(['live', 'silent', 'out-of-service', 'none', 'exempt'])
export type CoverageState = z.infer<typeof CoverageState>

export const CoverageCell = z.object({
  role: DeviceRole,
  state: CoverageState,
  /** Beds of the room with a live one, of all beds; null where one for the room is enough. */
  beds: z.object({ live: z.number().int(), total: z.number().int() }).nullable(),
  deviceIds: z.array(DeviceId),
  exemptReason: z.string().nullable(),
})
export type CoverageCell = z.infer<typeof CoverageCell>

export const RoomCoverage = z.object({
  roomId: RoomId,
  label: z.string(),
  floorId: FloorId,
  floorName: z.string(),
  cells: z.array(CoverageCell),
  /** Something that should watch this room does not. */
  isGap: z.boolean(),
})
export type RoomCoverage = z.infer<typeof RoomCoverage>

/** Which rooms are watched. `isAllMonitored` is true only when there is at least one room, no gap, and the broker is there. */
export const Coverage = z.object({
  rooms: z.array(RoomCoverage),
  gapCount: z.number().int(),
  isBrokerLost: z.boolean(),
  isAllMonitored: z.boolean(),
  exemptions: z.array(
    z.object({
      id: z.string(),
      role: DeviceRole,
      roomId: RoomId.nullable(),
      roomLabel: z.string().nullable(),
      reason: z.string(),
    }),
  ),
})
export type Coverage = z.infer<typeof Coverage>

/** Where a device could hang, with why that is thought. `isSure` = name or topic names exactly this bed or room. */
export const BindingSuggestion = z.object({
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('bed'), bedId: BedId }),
    z.object({ kind: z.literal('room'), roomId: RoomId }),
    z.object({ kind: z.literal('place'), place: z.string().min(1).max(40) }),
  ]),
  label: z.string(),
  role: DeviceRole,
  why: z.enum(['name', 'same-gateway']),
  isSure: z.boolean(),
})
export type BindingSuggestion = z.infer<typeof BindingSuggestion>

export const DeviceSuggestions = z.object({ deviceId: DeviceId, suggestions: z.array(BindingSuggestion) })
export type DeviceSuggestions = z.infer<typeof DeviceSuggestions>
