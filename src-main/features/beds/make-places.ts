// Makes buildings, floors, rooms and beds where they are missing. Runs inside the caller's transaction.
import { BedId, BuildingId, type Day, FloorId, RecordId, RoomId } from '#shared/contract/primitives.ts'
import type { BedCareType, BedStayMode } from '#shared/features/beds/beds.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { BedsRepository } from './beds.repository.ts'

export type NewBed = { careType: BedCareType; stayMode: BedStayMode; openedOn: Day }
export type PlaceMaker = ReturnType<typeof createPlaceMaker>

export function createPlaceMaker(repository: BedsRepository, newId: () => string, now: () => number) {
  function ensureBuilding(name: string): BuildingId {
    const all = repository.listBuildings()
    const known = all.find((building) => building.name === name)
    if (known) return known.id
    const id = BuildingId.parse(newId())
    repository.insertBuilding({ id, name, position: Math.max(0, ...all.map((building) => building.position)) + 1 })
    return id
  }

  function ensureFloor(buildingId: BuildingId, name: string): FloorId {
    const all = repository.listFloors().filter((floor) => floor.buildingId === buildingId)
    const known = all.find((floor) => floor.name === name)
    if (known) return known.id
    const id = FloorId.parse(newId())
    // Floors are walked by their number; a floor without one (花园层) comes after all others.
    const number = /-?\d+/.exec(name)?.[0]
    const position = number === undefined ? Math.max(1000, ...all.map((floor) => floor.position)) + 1 : Number(number)
    repository.insertFloor({ id, buildingId, name, position })
    return id
  }

  function ensureRoom(floorId: FloorId, name: string): RoomId {
    const known = repository.findRoomOnFloor(floorId, name)
    if (known) return known.id
    const id = RoomId.parse(newId())
    repository.insertRoom({ id, floorId, name })
    return id
  }

  function addBed(roomId: RoomId, name: string, bed: NewBed): BedId {
    if (repository.findBedInRoom(roomId, name)) {
      throw new DomainError('NAME_TAKEN', { where: 'bed', values: { roomId, bed: name } })
    }
    const id = BedId.parse(newId())
    repository.insertBed({ id, roomId, name, openedOn: bed.openedOn })
    const { careType, stayMode, openedOn } = bed
    const type = { id: RecordId.parse(newId()), bedId: id, careType, stayMode, fromOn: openedOn, recordedAt: now() }
    repository.insertType(type)
    return id
  }

  return { ensureBuilding, ensureFloor, ensureRoom, addBed }
}
