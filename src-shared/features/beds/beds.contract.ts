import * as z from 'zod'
import { BedId, Day, Reason, RecordId, RoomId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { BedBlockKind, BedCareType, BedHistory, BedMap, BedOnDay, BedStayMode } from './beds.model.ts'

const PlaceName = z.string().trim().min(1).max(30)

export const bedsContract = {
  /** The whole house on a day (default: today). */
  map: needs('beds.read')
    .input(z.object({ on: Day.optional() }))
    .output(BedMap),
  history: needs('beds.read')
    .input(z.object({ bedId: BedId }))
    .output(BedHistory),
  /** Adds beds room by room; buildings, floors and rooms that do not exist yet are made. Errors: NAME_TAKEN. */
  addRooms: needs('beds.edit')
    .input(
      z.object({
        building: PlaceName,
        floor: PlaceName,
        rooms: z
          .array(z.object({ name: PlaceName, beds: z.array(PlaceName).min(1).max(20) }))
          .min(1)
          .max(200),
        careType: BedCareType,
        stayMode: BedStayMode,
        openedOn: Day,
      }),
    )
    .output(z.array(BedOnDay)),
  addBed: needs('beds.edit')
    .input(z.object({ roomId: RoomId, name: PlaceName, careType: BedCareType, stayMode: BedStayMode, openedOn: Day }))
    .output(BedOnDay),
  /** Changes the dated type from a day on. Errors: DAY_BEFORE_START, INTERVAL_OVERLAP. */
  changeType: needs('beds.edit')
    .input(z.object({ bedId: BedId, fromOn: Day, careType: BedCareType, stayMode: BedStayMode, reason: Reason }))
    .output(BedOnDay),
  block: needs('residents.occupancy')
    .input(z.object({ bedId: BedId, kind: BedBlockKind, fromOn: Day, untilOn: Day.nullable(), reason: Reason }))
    .output(BedOnDay),
  unblock: needs('residents.occupancy')
    .input(z.object({ blockId: RecordId, on: Day }))
    .output(BedOnDay),
  /** Takes a bed out of the house for good from a day on. Errors: BED_OCCUPIED. */
  close: needs('beds.edit')
    .input(z.object({ bedId: BedId, on: Day, reason: Reason }))
    .output(z.object({ ok: z.literal(true) })),
}
