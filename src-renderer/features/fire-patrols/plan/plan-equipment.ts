// Which fire equipment of the register stands where on a drawn floor: at a mark that names its number or its device, else in the room or at
// the patrol point its place is called after. Pure; nothing of it is stored.
import type { Equipment } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import type { PatrolPoint } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import type { Drawing } from '#shared/features/floor-plans/floor-plans.model.ts'

export type Piece = Pick<Equipment, 'id' | 'number' | 'type' | 'place' | 'floorName' | 'state' | 'deviceId'>

export type EquipmentOnFloor = {
  byMark: ReadonlyMap<string, Piece>
  byPoint: ReadonlyMap<string, Piece[]>
  byArea: ReadonlyMap<string, Piece[]>
  /** Pieces of the floor whose place the drawing does not know. */
  elsewhere: Piece[]
}

/** A name of one letter would be found in every place. */
const leastName = 2

function isAt(place: string, name: string | null): boolean {
  return name !== null && name.length >= leastName && place.includes(name)
}

export function equipmentOnFloor(
  floorName: string,
  drawing: Pick<Drawing, 'marks' | 'areas'>,
  points: readonly Pick<PatrolPoint, 'id' | 'name'>[],
  pieces: readonly Piece[],
): EquipmentOnFloor {
  const own = pieces.filter((piece) => piece.state !== 'scrapped' && piece.floorName === floorName)
  const byMark = new Map<string, Piece>()
  const marked = new Set<string>()
  for (const { id, reference } of drawing.marks) {
    if (reference === null) continue
    const piece = pieces.find(
      ({ number, deviceId, state }) => state !== 'scrapped' && (number === reference || deviceId === reference),
    )
    if (!piece) continue
    byMark.set(id, piece)
    marked.add(piece.id)
  }
  const byPoint = new Map<string, Piece[]>()
  const byArea = new Map<string, Piece[]>()
  const elsewhere: Piece[] = []
  const add = (map: Map<string, Piece[]>, key: string, piece: Piece) => map.set(key, [...(map.get(key) ?? []), piece])
  for (const piece of own) {
    const point = points.find(({ name }) => isAt(piece.place, name))
    const area = drawing.areas.find(({ label }) => isAt(piece.place, label))
    if (point) add(byPoint, point.id, piece)
    if (marked.has(piece.id)) continue
    if (area) add(byArea, area.id, piece)
    else if (!point) elsewhere.push(piece)
  }
  return { byMark, byPoint, byArea, elsewhere }
}
