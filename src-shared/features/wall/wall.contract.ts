// The live wall: a tile a bed, a chip a place. Says what it does not know as loudly as what it knows.
import * as z from 'zod'
import { liveFeed } from '../../contract/live-feed.ts'
import { BedId, Day, FloorId, Instant, RoomId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { BedCareType } from '../beds/beds.model.ts'

/** Why something is unknown: no device bound, nothing ever heard, too old, device offline, sensor off, device has no reading, broker gone. */
export const UnknownReason = z.enum([
  'no-device',
  'never-heard',
  'stale',
  'offline',
  'sensor-detached',
  'no-reading',
  'broker-lost',
  'out-of-service',
])
export type UnknownReason = z.infer<typeof UnknownReason>

export const VitalSign = z.object({ value: z.number().nullable(), at: Instant.nullable() })
export type VitalSign = z.infer<typeof VitalSign>

export const BedTile = z.object({
  bedId: BedId,
  label: z.string(),
  floorId: FloorId,
  floorName: z.string(),
  roomId: RoomId,
  roomName: z.string(),
  careType: BedCareType,
  /** Surname only; null = nobody has the bed. */
  surname: z.string().nullable(),
  occupancy: z.enum(['free', 'occupied', 'on-leave', 'in-hospital', 'blocked']),
  returnsOn: Day.nullable(),
  /** The bed is under isolation, whoever lies in it; false also for those who may not read vital signs. */
  isIsolated: z.boolean().default(false),
  /** Since when staff was told present in the room; alarms that rest meanwhile are not raised. null = nobody was told present. */
  staffSince: Instant.nullable(),
  presence: z.enum(['in-bed', 'out-of-bed', 'unknown']),
  presenceSince: Instant.nullable(),
  unknownBecause: UnknownReason.nullable(),
  heartRate: VitalSign,
  respiration: VitalSign,
  /** Heart rate, one value a minute of the last ten, oldest first; null = no reading in that minute. */
  spark: z.array(z.number().nullable()),
  /** Arrival of the newest message of any device of the bed. */
  dataAt: Instant.nullable(),
  deviceCount: z.number().int(),
  hasLowBattery: z.boolean(),
})
export type BedTile = z.infer<typeof BedTile>

/** Bells, detectors and doors of a room or place. */
export const PlaceChip = z.object({
  deviceId: z.string(),
  placeLabel: z.string(),
  floorId: FloorId.nullable(),
  /** The room it hangs in, or that of its bed; null = a place without a room. */
  roomId: RoomId.nullable(),
  role: z.enum(['bell', 'smoke', 'gas', 'water', 'door', 'fall', 'presence', 'climate', 'other']),
  state: z.enum(['normal', 'active', 'open', 'closed', 'unknown']),
  unknownBecause: UnknownReason.nullable(),
  dataAt: Instant.nullable(),
})
export type PlaceChip = z.infer<typeof PlaceChip>

export const WallSnapshot = z.object({
  tiles: z.array(BedTile),
  places: z.array(PlaceChip),
  broker: z.object({ state: z.enum(['starting', 'connected', 'lost', 'failed', 'stopped']), since: Instant }),
})
export type WallSnapshot = z.infer<typeof WallSnapshot>
/** What changed since the last message: whole tiles and chips, replaced by id. */
export const WallChange = z.object({
  tiles: z.array(BedTile),
  places: z.array(PlaceChip),
  removedBedIds: z.array(BedId),
  removedDeviceIds: z.array(z.string()),
  broker: z
    .object({ state: z.enum(['starting', 'connected', 'lost', 'failed', 'stopped']), since: Instant })
    .nullable(),
})
export type WallChange = z.infer<typeof WallChange>

export const wallContract = {
  watch: needs('wall.watch', { isBackground: true, whileLocked: 'idle' }).output(liveFeed(WallSnapshot, WallChange)),
}
