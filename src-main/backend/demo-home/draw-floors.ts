// Draws every floor of the demo from its register, with the fire equipment a corridor of this length has.
import type { AppClient } from '#shared/contract/app-contract.ts'
import { boxOf, layOutRooms } from '#shared/features/floor-plans/drawing.rules.ts'
import type { Drawing, Mark, MarkKind } from '#shared/features/floor-plans/floor-plans.model.ts'

/** Cells of half a metre: an extinguisher every 20 m, a hydrant and a call point every 30 m. */
const EQUIPMENT: readonly { kind: MarkKind; every: number; isUpper: boolean }[] = [
  { kind: 'extinguisher', every: 40, isUpper: true },
  { kind: 'hydrant', every: 60, isUpper: false },
  { kind: 'call-point', every: 60, isUpper: true },
]

function corridorMarks(drawing: Drawing, isGround: boolean): Mark[] {
  const corridor = drawing.areas.find(({ kind }) => kind === 'corridor')
  if (!corridor) return []
  const { x, y, width, height } = boxOf(corridor.points)
  const mark = (kind: MarkKind, number: number, at: [number, number]): Mark => ({
    ...{ id: `${kind}-${number}`, kind, at, reference: null, label: null },
  })
  const along = EQUIPMENT.flatMap(({ kind, every, isUpper }, line) =>
    Array.from({ length: Math.max(1, Math.floor(width / every)) }, (_, index) =>
      mark(kind, index + 1, [x + 6 + line * 8 + index * every, isUpper ? y + 1 : y + height - 1]),
    ),
  )
  const middle = y + Math.floor(height / 2)
  const signs = [x + 2, x + width - 2].map((at, index) => mark('exit-sign', index + 1, [at, middle]))
  const ground = isGround ? [mark('aed', 1, [x + 4, y + 1]), mark('assembly-point', 1, [x, drawing.height - 2])] : []
  return [...along, ...signs, ...ground]
}

export async function drawFloors(client: AppClient): Promise<void> {
  const { floors, rooms } = await client.beds.map({})
  for (const [index, floor] of floors.entries()) {
    const laidOut = layOutRooms(rooms.filter((room) => room.floorId === floor.id))
    const drawing = { ...laidOut, marks: corridorMarks(laidOut, index === 0) }
    await client.floorPlans.save({ floorId: floor.id, basedOn: 0, drawing })
  }
}
