// The bed map as it is drawn: floors with rooms with beds, and the counts over it.
import { type BedMap, type BedOnDay, BedState } from '#shared/features/beds/beds.model.ts'

export type RoomOnMap = { id: string; name: string; beds: BedOnDay[] }
export type FloorOnMap = { id: string; title: string; rooms: RoomOnMap[]; bedCount: number; freeCount: number }

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Floors in the order of the house; only rooms with a bed that `isShown` keeps. */
export function floorsOf(map: BedMap, isShown: (bed: BedOnDay) => boolean = () => true): FloorOnMap[] {
  const buildings = new Map(map.buildings.map((building) => [building.id, building]))
  const position = (floor: BedMap['floors'][number]) => buildings.get(floor.buildingId)?.position ?? 0
  return [...map.floors]
    .sort((left, right) => position(left) - position(right) || left.position - right.position)
    .map((floor) => {
      const beds = map.beds.filter((bed) => bed.floorId === floor.id)
      const rooms = map.rooms
        .filter((room) => room.floorId === floor.id)
        .sort((left, right) => collator.compare(left.name, right.name))
        .map((room) => ({
          id: room.id,
          name: room.name,
          beds: beds
            .filter((bed) => bed.roomId === room.id && isShown(bed))
            .sort((left, right) => collator.compare(left.name, right.name)),
        }))
        .filter((room) => room.beds.length > 0)
      const building = buildings.size > 1 ? `${buildings.get(floor.buildingId)?.name ?? ''} ` : ''
      return {
        id: floor.id,
        title: `${building}${floor.name}`,
        rooms,
        bedCount: beds.length,
        freeCount: beds.filter((bed) => bed.state === 'free').length,
      }
    })
    .filter((floor) => floor.rooms.length > 0)
}

export type BedFilter = BedState | 'nursing' | 'ordinary'
export const bedFilters: readonly BedFilter[] = [...BedState.options, 'nursing', 'ordinary']

export function matchesFilter(bed: BedOnDay, filter: BedFilter | null): boolean {
  const isIsolated = filter === 'isolation' && bed.block?.kind === 'isolation'
  return filter === null || bed.state === filter || bed.careType === filter || isIsolated
}

export function countBeds(beds: readonly BedOnDay[], filter: BedFilter): number {
  return beds.filter((bed) => matchesFilter(bed, filter)).length
}
