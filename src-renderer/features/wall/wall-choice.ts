// What the nurse chose to see on the wall. Pure.
import type { FloorId } from '#shared/contract/primitives.ts'
import type { TileFilter } from './tile-state.ts'
import type { WallBed } from './use-wall.ts'

export type WallChoice = {
  filter: TileFilter | null
  floorId: FloorId | null
  /** By place, by urgency, or on the drawn floor. */
  view: 'places' | 'urgency' | 'plan'
}

/** Floors of the beds in walking order. */
export function floorsOf(beds: readonly WallBed[]): { id: FloorId; name: string }[] {
  const names = new Map(beds.map(({ tile }) => [tile.floorId, tile.floorName]))
  return [...names].map(([id, name]) => ({ id, name }))
}

/** The floor after this one; after the last, all floors again. */
export function nextFloor(floors: readonly { id: FloorId }[], current: FloorId | null): FloorId | null {
  const at = floors.findIndex((floor) => floor.id === current)
  return floors[at + 1]?.id ?? null
}
