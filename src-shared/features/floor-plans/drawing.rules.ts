// What a drawing must obey, and a first drawing made from the register. Pure; used by the editor and again by the backend.
import type { RoomId } from '../../contract/primitives.ts'
import { type Area, type Drawing, type GridPoint, mostCells } from './floor-plans.model.ts'

/** Why a drawing cannot be kept; `where` is the id of the part. */
export type DrawingFault = {
  rule: 'DRAWING_OUT_OF_SHEET' | 'DRAWING_ROOM_TWICE' | 'DRAWING_PART_TWICE'
  where: string
}

/** An empty sheet of 60 × 40 cells (30 × 20 m). */
export const emptyDrawing: Drawing = { width: 60, height: 40, areas: [], openings: [], marks: [], backdrop: null }

/** The first thing wrong with a drawing that the form of its parts does not tell; null = nothing. */
export function faultOf(drawing: Drawing): DrawingFault | null {
  const isInside = ([x, y]: GridPoint) => x <= drawing.width && y <= drawing.height
  const parts: { id: string; points: readonly GridPoint[] }[] = [
    ...drawing.areas.map(({ id, points }) => ({ id, points })),
    ...drawing.openings.map(({ id, from, to }) => ({ id, points: [from, to] })),
    ...drawing.marks.map(({ id, at }) => ({ id, points: [at] })),
  ]
  const ids = new Set<string>()
  for (const { id, points } of parts) {
    if (ids.has(id)) return { rule: 'DRAWING_PART_TWICE', where: id }
    ids.add(id)
    if (!points.every(isInside)) return { rule: 'DRAWING_OUT_OF_SHEET', where: id }
  }
  const rooms = new Set<RoomId>()
  for (const { id, roomId } of drawing.areas) {
    if (roomId === null) continue
    if (rooms.has(roomId)) return { rule: 'DRAWING_ROOM_TWICE', where: id }
    rooms.add(roomId)
  }
  return null
}

/** Corners of a rectangle between two opposite corners, in cells. */
export function rectangle([x1, y1]: GridPoint, [x2, y2]: GridPoint): GridPoint[] {
  const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)]
  const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)]
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
}

/** Box around points, in cells. */
export function boxOf(points: readonly GridPoint[]): { x: number; y: number; width: number; height: number } {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Surface of a polygon in cells²; 0 = its corners stand in one line. */
export function surfaceOf(points: readonly GridPoint[]): number {
  const sum = points.reduce((total, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y]
    return total + x * nextY - nextX * y
  }, 0)
  return Math.abs(sum) / 2
}

const roomWidth = 8
const roomDepth = 12
const corridorWidth = 5
const margin = 4
const mostRoomsASide = Math.floor((mostCells - 2 * margin) / roomWidth)

/**
 * A first drawing of a floor: its rooms in the order given, half of them on each side of a corridor, each with a door, an exit at both ends.
 * Rooms beyond what two sides of the largest sheet hold are left out. Rooms carry their register's id and name.
 */
export function layOutRooms(rooms: readonly { id: RoomId; name: string }[]): Drawing {
  const shown = rooms.slice(0, mostRoomsASide * 2)
  const aSide = Math.max(1, Math.ceil(shown.length / 2))
  const width = Math.max(20, aSide * roomWidth + 2 * margin)
  const corridorTop = margin + roomDepth
  const corridorBottom = corridorTop + corridorWidth
  const height = corridorBottom + roomDepth + margin
  const right = margin + aSide * roomWidth
  const areas: Area[] = shown.map(({ id, name }, index) => {
    const isLower = index >= aSide
    const x = margin + (index % aSide) * roomWidth
    const y = isLower ? corridorBottom : margin
    return {
      id: `room-${index + 1}`,
      kind: 'room',
      points: rectangle([x, y], [x + roomWidth, y + roomDepth]),
      roomId: id,
      label: name.slice(0, 30),
    }
  })
  const corridor: Area = {
    ...{ id: 'corridor-1', kind: 'corridor', roomId: null, label: null },
    points: rectangle([margin, corridorTop], [right, corridorBottom]),
  }
  const doors = areas.map(({ id, points }, index) => {
    const { x } = boxOf(points)
    const y = index >= aSide ? corridorBottom : corridorTop
    const from: GridPoint = [x + 3, y]
    return { id: `door-${id}`, kind: 'door' as const, from, to: [x + 5, y] as GridPoint, label: null }
  })
  const exits = [margin, right].map((x, index) => ({
    ...{ id: `exit-${index + 1}`, kind: 'exit' as const, label: null },
    ...{ from: [x, corridorTop + 1] as GridPoint, to: [x, corridorBottom - 1] as GridPoint },
  }))
  return { width, height, areas: [corridor, ...areas], openings: [...doors, ...exits], marks: [], backdrop: null }
}
