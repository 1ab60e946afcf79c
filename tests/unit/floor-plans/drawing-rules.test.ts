import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { emptyDrawing, faultOf, layOutRooms, rectangle, surfaceOf } from '#shared/features/floor-plans/drawing.rules.ts'
import { type Area, Drawing } from '#shared/features/floor-plans/floor-plans.model.ts'

const room = (id: string, roomId: string | null, from: [number, number], to: [number, number]): Area =>
  ({ id, kind: 'room', points: rectangle(from, to), roomId, label: id }) as Area

describe('a drawing of a floor', () => {
  test('is kept when each part is on the sheet and each room drawn once', () => {
    const areas = [room('a', 'room-1', [0, 0], [8, 12]), room('b', null, [8, 0], [60, 40])]
    expect(faultOf({ ...emptyDrawing, areas })).toBeNull()
  })

  test.each([
    ['a corner outside the sheet', [room('a', null, [50, 0], [61, 10])], 'DRAWING_OUT_OF_SHEET'],
    ['one room drawn twice', [room('a', 'r', [0, 0], [8, 8]), room('b', 'r', [8, 0], [16, 8])], 'DRAWING_ROOM_TWICE'],
    [
      'two parts under one id',
      [room('a', null, [0, 0], [8, 8]), room('a', null, [8, 0], [16, 8])],
      'DRAWING_PART_TWICE',
    ],
  ])('is refused for %s', (_what, areas, rule) => {
    expect(faultOf({ ...emptyDrawing, areas })?.rule).toBe(rule)
  })

  test('made of two opposite corners has four corners and the surface between them', () => {
    expect(surfaceOf(rectangle([10, 4], [2, 1]))).toBe(24)
  })

  propertyTest.prop([fc.integer({ min: 0, max: 120 })])(
    'made from the register can be kept whatever the number of rooms, with a door for each and two exits',
    (count) => {
      const rooms = Array.from({ length: count }, (_, index) => ({
        id: `r${index}` as never,
        name: String(201 + index),
      }))
      const drawing = Drawing.parse(layOutRooms(rooms))
      expect(faultOf(drawing)).toBeNull()
      const drawn = drawing.areas.filter((area) => area.roomId !== null)
      expect(drawn).toHaveLength(Math.min(count, 98))
      expect(drawing.openings.filter((each) => each.kind === 'exit')).toHaveLength(2)
      expect(drawing.openings.filter((each) => each.kind === 'door')).toHaveLength(drawn.length)
    },
  )
})
