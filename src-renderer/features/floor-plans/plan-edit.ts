// Editing a drawing: every act makes a new drawing, the old ones stay to be taken back. Pure.
import { boxOf, rectangle, surfaceOf } from '#shared/features/floor-plans/drawing.rules.ts'
import {
  type Area,
  type AreaKind,
  type Drawing,
  type GridPoint,
  type Mark,
  type MarkKind,
  mostCells,
  type Opening,
  type OpeningKind,
} from '#shared/features/floor-plans/floor-plans.model.ts'

export type Tool =
  | { kind: 'select' }
  | { kind: 'area'; of: AreaKind; isPolygon: boolean }
  | { kind: 'opening'; of: OpeningKind }
  | { kind: 'mark'; of: MarkKind }

export type Edit = {
  drawing: Drawing
  past: readonly Drawing[]
  future: readonly Drawing[]
  selectedId: string | null
}

const mostSteps = 100

export function startEdit(drawing: Drawing): Edit {
  return { drawing, past: [], future: [], selectedId: null }
}

/** The drawing after an act; what was undone before is gone. An act that changed nothing adds no step. */
export function withDrawing(edit: Edit, drawing: Drawing, selectedId: string | null = edit.selectedId): Edit {
  if (drawing === edit.drawing) return { ...edit, selectedId }
  return { drawing, past: [...edit.past.slice(1 - mostSteps), edit.drawing], future: [], selectedId }
}

export function undo(edit: Edit): Edit {
  const before = edit.past.at(-1)
  if (!before) return edit
  return { drawing: before, past: edit.past.slice(0, -1), future: [edit.drawing, ...edit.future], selectedId: null }
}

export function redo(edit: Edit): Edit {
  const [after, ...future] = edit.future
  if (!after) return edit
  return { drawing: after, past: [...edit.past, edit.drawing], future, selectedId: null }
}

/** An id no part of the drawing has. */
export function freeId(drawing: Drawing, kind: string): string {
  const taken = new Set(partsOf(drawing).map(({ id }) => id))
  for (let count = 1; ; count += 1) if (!taken.has(`${kind}-${count}`)) return `${kind}-${count}`
}

export type Part =
  | { type: 'area'; id: string; part: Area }
  | { type: 'opening'; id: string; part: Opening }
  | { type: 'mark'; id: string; part: Mark }

/** Every part in drawing order: areas below, marks on top. */
export function partsOf(drawing: Drawing): Part[] {
  return [
    ...drawing.areas.map((part): Part => ({ type: 'area', id: part.id, part })),
    ...drawing.openings.map((part): Part => ({ type: 'opening', id: part.id, part })),
    ...drawing.marks.map((part): Part => ({ type: 'mark', id: part.id, part })),
  ]
}

export function findPart(drawing: Drawing, id: string | null): Part | undefined {
  return partsOf(drawing).find((part) => part.id === id)
}

/** The part after the selected one, for Tab; after the last the first. */
export function nextPart(drawing: Drawing, id: string | null, step: 1 | -1): string | null {
  const ids = partsOf(drawing).map((part) => part.id)
  if (ids.length === 0) return null
  const at = id === null ? -1 : ids.indexOf(id)
  return ids[(at + step + ids.length) % ids.length] ?? null
}

/** What the tool makes of points on the grid; null = nothing that could be seen (a room without surface, a door without length). */
export function drawWith(edit: Edit, tool: Tool, points: readonly GridPoint[]): Edit | null {
  const [first, last] = [points[0], points.at(-1)]
  const { drawing } = edit
  if (!first || !last || tool.kind === 'select') return null
  const id = freeId(drawing, tool.of)
  if (tool.kind === 'mark') {
    const mark: Mark = { id, kind: tool.of, at: last, reference: null, label: null }
    return withDrawing(edit, { ...drawing, marks: [...drawing.marks, mark] }, id)
  }
  if (tool.kind === 'opening') {
    if (first[0] === last[0] && first[1] === last[1]) return null
    const opening: Opening = { id, kind: tool.of, from: first, to: last, label: null }
    return withDrawing(edit, { ...drawing, openings: [...drawing.openings, opening] }, id)
  }
  const corners = tool.isPolygon ? [...points] : rectangle(first, last)
  if (corners.length < 3 || surfaceOf(corners) === 0) return null
  const area: Area = { id, kind: tool.of, points: corners, roomId: null, label: null }
  return withDrawing(edit, { ...drawing, areas: [...drawing.areas, area] }, id)
}

function shifted([x, y]: GridPoint, dx: number, dy: number): GridPoint {
  return [x + dx, y + dy]
}

function pointsOf(part: Part): readonly GridPoint[] {
  if (part.type === 'area') return part.part.points
  return part.type === 'opening' ? [part.part.from, part.part.to] : [part.part.at]
}

/** Moves the selected part by cells; what would leave the sheet stays. */
export function movePart(edit: Edit, dx: number, dy: number): Edit {
  const found = findPart(edit.drawing, edit.selectedId)
  if (!found || (dx === 0 && dy === 0)) return edit
  const { width, height } = edit.drawing
  const fits = pointsOf(found).every(([x, y]) => x + dx >= 0 && y + dy >= 0 && x + dx <= width && y + dy <= height)
  if (!fits) return edit
  if (found.type === 'area') {
    return changePart(edit, {
      ...found,
      part: { ...found.part, points: found.part.points.map((at) => shifted(at, dx, dy)) },
    })
  }
  if (found.type === 'opening') {
    const { from, to } = found.part
    return changePart(edit, { ...found, part: { ...found.part, from: shifted(from, dx, dy), to: shifted(to, dx, dy) } })
  }
  return changePart(edit, { ...found, part: { ...found.part, at: shifted(found.part.at, dx, dy) } })
}

/** Replaces the part of that id. */
export function changePart(edit: Edit, { type, part }: Part): Edit {
  const { drawing } = edit
  const swap = <Item extends { id: string }>(items: readonly Item[], now: Item) =>
    items.map((item) => (item.id === now.id ? now : item))
  if (type === 'area') return withDrawing(edit, { ...drawing, areas: swap(drawing.areas, part) })
  if (type === 'opening') return withDrawing(edit, { ...drawing, openings: swap(drawing.openings, part) })
  return withDrawing(edit, { ...drawing, marks: swap(drawing.marks, part) })
}

export function removePart(edit: Edit): Edit {
  const { drawing, selectedId } = edit
  if (!findPart(drawing, selectedId)) return edit
  const isOther = ({ id }: { id: string }) => id !== selectedId
  return withDrawing(
    edit,
    {
      ...drawing,
      areas: drawing.areas.filter(isOther),
      openings: drawing.openings.filter(isOther),
      marks: drawing.marks.filter(isOther),
    },
    null,
  )
}

/** The next room number after a label: '203' → '204'; null where it ends in no number. */
function nextLabel(label: string | null, step: number): string | null {
  const found = /^(.*?)(\d+)$/.exec(label ?? '')
  if (!found) return null
  const [, before = '', digits = ''] = found
  return `${before}${String(Number(digits) + step).padStart(digits.length, '0')}`
}

/**
 * Copies the selected area `count` times in a row to the right, each beside the one before, with the next numbers. `roomOf` finds the
 * register's room of a label. Copies beyond the sheet are left out.
 */
export function copyRow(edit: Edit, count: number, roomOf: (label: string) => Area['roomId']): Edit {
  const found = findPart(edit.drawing, edit.selectedId)
  if (found?.type !== 'area') return edit
  const { drawing } = edit
  const { width } = boxOf(found.part.points)
  const taken = new Set(drawing.areas.map(({ roomId }) => roomId))
  let made = drawing
  for (let step = 1; step <= count; step += 1) {
    const points = found.part.points.map((at) => shifted(at, width * step, 0))
    if (points.some(([x]) => x > drawing.width)) break
    const label = nextLabel(found.part.label, step)
    const room = label === null ? null : roomOf(label)
    const roomId = taken.has(room) ? null : room
    const area: Area = { ...found.part, id: freeId(made, found.part.kind), points, label, roomId }
    made = { ...made, areas: [...made.areas, area] }
  }
  return withDrawing(edit, made)
}

/** A new size of the sheet; never smaller than what is drawn on it. */
export function resizeSheet(edit: Edit, width: number, height: number): Edit {
  const points = partsOf(edit.drawing).flatMap((part) => [...pointsOf(part)])
  const clamp = (asked: number, needed: number) => Math.min(mostCells, Math.max(10, needed, Math.round(asked)))
  const neededWidth = Math.max(0, ...points.map(([x]) => x))
  const neededHeight = Math.max(0, ...points.map(([, y]) => y))
  return withDrawing(edit, {
    ...edit.drawing,
    width: clamp(width, neededWidth),
    height: clamp(height, neededHeight),
  })
}
