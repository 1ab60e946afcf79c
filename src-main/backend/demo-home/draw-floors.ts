// Draws every floor of the demo from its register, with the fire equipment a corridor of this length has.
import type { AppClient } from '#shared/contract/app-contract.ts'
import { boxOf, layOutRooms } from '#shared/features/floor-plans/drawing.rules.ts'
import type { Drawing, Mark, MarkKind } from '#shared/features/floor-plans/floor-plans.model.ts'

/** Cells of half a metre: an extinguisher every 20 m, a hydrant and a call point every 30 m. `letters` begin its number in the register. */
const EQUIPMENT: readonly { kind: MarkKind; every: number; isUpper: boolean; letters: string | null }[] = [
  { kind: 'extinguisher', every: 40, isUpper: true, letters: 'MF' },
  { kind: 'hydrant', every: 60, isUpper: false, letters: 'XH' },
  { kind: 'call-point', every: 60, isUpper: true, letters: null },
]
const FLOORS = 3

function corridorMarks(drawing: Drawing, floorIndex: number): Mark[] {
  const corridor = drawing.areas.find(({ kind }) => kind === 'corridor')
  if (!corridor) return []
  const { x, y, width, height } = boxOf(corridor.points)
  // The register counts a kind floor by floor: MF-01 on the first, MF-02 on the second, MF-04 on the first again.
  const numberOf = (letters: string, index: number) =>
    `${letters}-${String(index * FLOORS + floorIndex + 1).padStart(2, '0')}`
  const mark = (kind: MarkKind, index: number, at: [number, number], letters: string | null = null): Mark => ({
    ...{ id: `${kind}-${index + 1}`, kind, at, label: null },
    reference: letters === null ? null : numberOf(letters, index),
  })
  const along = EQUIPMENT.flatMap(({ kind, every, isUpper, letters }, line) =>
    Array.from({ length: Math.max(1, Math.floor(width / every)) }, (_, index) =>
      mark(kind, index, [x + 6 + line * 8 + index * every, isUpper ? y + 1 : y + height - 1], letters),
    ),
  )
  const middle = y + Math.floor(height / 2)
  const signs = [x + 2, x + width - 2].map((at, index) => mark('exit-sign', index, [at, middle], 'SS'))
  const ground =
    floorIndex === 0 ? [mark('aed', 0, [x + 4, y + 1]), mark('assembly-point', 0, [x, drawing.height - 2])] : []
  return [...along, ...signs, ...ground]
}

export async function drawFloors(client: AppClient): Promise<void> {
  const { floors, rooms } = await client.beds.map({})
  for (const [index, floor] of floors.entries()) {
    const laidOut = layOutRooms(rooms.filter((room) => room.floorId === floor.id))
    const drawing = { ...laidOut, marks: corridorMarks(laidOut, index) }
    await client.floorPlans.save({ floorId: floor.id, basedOn: 0, drawing })
  }
}
