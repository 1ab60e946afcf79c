// What a drawn room says now: its most urgent alarm, who is up, what is not known, whether a smoke detector is alive. Pure.
import type { BedId, FloorId } from '#shared/contract/primitives.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { FloorPlan } from '#shared/features/floor-plans/floor-plans.model.ts'
import type { BedTile, PlaceChip } from '#shared/features/wall/wall.contract.ts'

/** As much of the wall as a plan needs. */
export type LiveBed = { tile: Pick<BedTile, 'bedId' | 'roomId' | 'floorId' | 'occupancy' | 'presence'> }

export type RoomLive = {
  bedIds: BedId[]
  occupied: number
  outOfBed: number
  unknown: number
  /** The most urgent open alarm of the room; `alarms` come in order of urgency. */
  alarm: Alarm | null
  /** alive = at least one smoke detector speaks; dead = there is one and none speaks; none = there is none. */
  detector: 'alive' | 'dead' | 'none'
}

export function liveRooms(
  beds: readonly LiveBed[],
  places: readonly PlaceChip[],
  alarms: readonly Alarm[],
): Map<string, RoomLive> {
  const rooms = new Map<string, RoomLive>()
  const roomOf = (roomId: string): RoomLive => {
    const known = rooms.get(roomId)
    if (known) return known
    const made: RoomLive = { bedIds: [], occupied: 0, outOfBed: 0, unknown: 0, alarm: null, detector: 'none' }
    rooms.set(roomId, made)
    return made
  }
  const roomOfBed = new Map<string, string>()
  for (const { tile } of beds) {
    roomOfBed.set(tile.bedId, tile.roomId)
    const room = roomOf(tile.roomId)
    room.bedIds.push(tile.bedId)
    if (tile.occupancy !== 'occupied') continue
    room.occupied += 1
    if (tile.presence === 'out-of-bed') room.outOfBed += 1
    if (tile.presence === 'unknown') room.unknown += 1
  }
  const roomOfDevice = new Map<string, string>()
  for (const place of places) {
    if (place.roomId === null) continue
    roomOfDevice.set(place.deviceId, place.roomId)
    const room = roomOf(place.roomId)
    if (place.role !== 'smoke') continue
    if (place.state !== 'unknown') room.detector = 'alive'
    else if (room.detector === 'none') room.detector = 'dead'
  }
  for (const alarm of alarms) {
    const roomId = (alarm.bedId && roomOfBed.get(alarm.bedId)) ?? (alarm.deviceId && roomOfDevice.get(alarm.deviceId))
    if (!roomId) continue
    const room = roomOf(roomId)
    room.alarm ??= alarm
  }
  return rooms
}

/** The floor to show: the chosen one, else that of the most urgent alarm, else the first drawn one. */
export function floorToShow(
  plans: readonly FloorPlan[],
  chosen: FloorId | null,
  alarms: readonly Alarm[],
  beds: readonly LiveBed[],
  places: readonly PlaceChip[],
): FloorPlan | undefined {
  if (chosen !== null) return plans.find((plan) => plan.floorId === chosen)
  const floorOfBed = new Map(beds.map(({ tile }) => [tile.bedId as string, tile.floorId as string]))
  const floorOfDevice = new Map(places.map((place) => [place.deviceId, place.floorId as string | null]))
  for (const alarm of alarms) {
    const floorId =
      (alarm.bedId && floorOfBed.get(alarm.bedId)) ?? (alarm.deviceId && floorOfDevice.get(alarm.deviceId))
    const plan = plans.find((each) => each.floorId === floorId && each.drawing !== null)
    if (plan) return plan
  }
  return plans.find((plan) => plan.drawing !== null) ?? plans[0]
}
