// Building -> floor -> room -> bed. A bed's type and its blocks are dated; whether it is occupied is never stored, always derived from stays.
import * as z from 'zod'
import { BedId, BuildingId, Day, FloorId, Instant, RecordId, ResidentId, RoomId } from '../../contract/primitives.ts'

/** 护理型 / 普通. */
export const BedCareType = z.enum(['nursing', 'ordinary'])
export type BedCareType = z.infer<typeof BedCareType>
/** 全托 / 日托. */
export const BedStayMode = z.enum(['full-time', 'day-care'])
export type BedStayMode = z.infer<typeof BedStayMode>
/** 预留 / 维修 / 停用 / 隔离. */
export const BedBlockKind = z.enum(['reserved', 'repair', 'out-of-use', 'isolation'])
export type BedBlockKind = z.infer<typeof BedBlockKind>
/** Derived state of a bed on a day: 空床 占用 请假保留 住院保留 or a block. */
export const BedState = z.enum([
  'free',
  'occupied',
  'on-leave',
  'in-hospital',
  'reserved',
  'repair',
  'out-of-use',
  'isolation',
])
export type BedState = z.infer<typeof BedState>

export const BedOccupant = z.object({
  residentId: ResidentId,
  name: z.string(),
  sex: z.enum(['male', 'female']),
  age: z.number().int().nullable(),
  abilityLevel: z.number().int().min(0).max(4).nullable(),
  since: Day,
  /** Expected return when on leave or in hospital. */
  returnsOn: Day.nullable(),
})
export type BedOccupant = z.infer<typeof BedOccupant>

export const BedOnDay = z.object({
  id: BedId,
  /** Bed within the room, e.g. '1'. */
  name: z.string(),
  /** Room and bed as people say it, e.g. '201-1'. */
  label: z.string(),
  buildingId: BuildingId,
  floorId: FloorId,
  roomId: RoomId,
  careType: BedCareType,
  stayMode: BedStayMode,
  state: BedState,
  /** null also for those who may not read residents; `state` tells whether somebody has the bed. */
  occupant: BedOccupant.nullable(),
  block: z.object({ id: RecordId, kind: BedBlockKind, untilOn: Day.nullable(), reason: z.string() }).nullable(),
})
export type BedOnDay = z.infer<typeof BedOnDay>

export const Room = z.object({ id: RoomId, floorId: FloorId, name: z.string() })
export const Floor = z.object({ id: FloorId, buildingId: BuildingId, name: z.string(), position: z.number().int() })
export const Building = z.object({ id: BuildingId, name: z.string(), position: z.number().int() })

/** All places and beds as they were on one day. */
export const BedMap = z.object({
  on: Day,
  buildings: z.array(Building),
  floors: z.array(Floor),
  rooms: z.array(Room),
  beds: z.array(BedOnDay),
})
export type BedMap = z.infer<typeof BedMap>

/** Dated facts of one bed, newest first. */
export const BedHistory = z.object({
  types: z.array(
    z.object({ id: RecordId, careType: BedCareType, stayMode: BedStayMode, fromOn: Day, toOn: Day.nullable() }),
  ),
  blocks: z.array(
    z.object({ id: RecordId, kind: BedBlockKind, fromOn: Day, toOn: Day.nullable(), reason: z.string() }),
  ),
  stays: z.array(
    z.object({ id: RecordId, residentId: ResidentId, name: z.string(), fromOn: Day, toOn: Day.nullable() }),
  ),
  changedAt: Instant.nullable(),
})
export type BedHistory = z.infer<typeof BedHistory>
