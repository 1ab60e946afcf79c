import { describe, expect, it } from 'vitest'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { emptyDrawing, faultOf, layOutRooms } from '#shared/features/floor-plans/drawing.rules.ts'
import type { FloorPlan } from '#shared/features/floor-plans/floor-plans.model.ts'
import type { PlaceChip } from '#shared/features/wall/wall.contract.ts'
import {
  copyRow,
  drawWith,
  type Edit,
  freeId,
  movePart,
  nextPart,
  redo,
  removePart,
  resizeSheet,
  startEdit,
  undo,
} from '../../../src-renderer/features/floor-plans/plan-edit.ts'
import { floorToShow, liveRooms } from '../../../src-renderer/features/floor-plans/room-live.ts'
import { anAlarm, aTile } from '../../support/wall-fixtures.ts'

const room = { kind: 'area', of: 'room', isPolygon: false } as const
const withRoom = (label = '203'): Edit => {
  const edit = drawWith(startEdit(emptyDrawing), room, [
    [2, 2],
    [10, 14],
  ])!
  return { ...edit, drawing: { ...edit.drawing, areas: edit.drawing.areas.map((area) => ({ ...area, label })) } }
}

describe('drawing a floor', () => {
  it('a room without surface, a door without length and a line of three corners are not drawn', () => {
    const edit = startEdit(emptyDrawing)
    expect(
      drawWith(edit, room, [
        [2, 2],
        [2, 9],
      ]),
    ).toBeNull()
    expect(
      drawWith(edit, { kind: 'opening', of: 'door' }, [
        [4, 4],
        [4, 4],
      ]),
    ).toBeNull()
    expect(
      drawWith(edit, { ...room, isPolygon: true }, [
        [0, 0],
        [4, 4],
        [8, 8],
      ]),
    ).toBeNull()
  })

  it('every act can be taken back and done again, and a new act ends what was undone', () => {
    const drawn = withRoom()
    const moved = movePart(drawn, 3, 0)
    expect(undo(moved).drawing).toEqual(drawn.drawing)
    expect(redo(undo(moved)).drawing).toEqual(moved.drawing)
    const other = drawWith(undo(moved), { kind: 'mark', of: 'hydrant' }, [[1, 1]])!
    expect(other.future).toEqual([])
    expect(redo(other)).toBe(other)
  })

  it('a part never leaves the sheet, and the sheet never cuts off a part', () => {
    const drawn = withRoom()
    expect(movePart(drawn, -3, 0)).toBe(drawn)
    const small = resizeSheet(drawn, 5, 5)
    expect([small.drawing.width, small.drawing.height]).toEqual([10, 14])
    expect(faultOf(small.drawing)).toBeNull()
  })

  it('a row of rooms is copied with the next numbers, bound to the rooms of the register, up to the edge of the sheet', () => {
    const drawn = withRoom('203')
    const copied = copyRow(drawn, 20, (label) => (label === '204' ? ('room-204' as never) : null))
    const labels = copied.drawing.areas.map(({ label }) => label)
    expect(labels.slice(0, 4)).toEqual(['203', '204', '205', '206'])
    expect(copied.drawing.areas[1]?.roomId).toBe('room-204')
    expect(labels).toHaveLength(7)
    expect(faultOf(copied.drawing)).toBeNull()
  })

  it('an id is never given twice, also after parts were removed', () => {
    const copied = copyRow(withRoom(), 3, () => null)
    const fewer = removePart({ ...copied, selectedId: 'room-2' })
    expect(fewer.drawing.areas).toHaveLength(3)
    expect(freeId(fewer.drawing, 'room')).toBe('room-2')
    expect(nextPart(fewer.drawing, 'room-4', 1)).toBe('room-1')
  })
})

describe('a drawn room on the wall', () => {
  const chip = (part: Partial<PlaceChip>): PlaceChip => ({
    ...{ deviceId: 'd1', placeLabel: '203', floorId: 'floor-2' as never, roomId: 'room-203' as never, role: 'smoke' },
    ...{ state: 'normal', unknownBecause: null, dataAt: 1 },
    ...part,
  })
  const beds = [{ tile: aTile() }, { tile: aTile({ bedId: 'bed-2' as never, presence: 'out-of-bed' }) }]

  it('counts who is up and what is not known, and never counts a free bed', () => {
    const free = { tile: aTile({ bedId: 'bed-3' as never, occupancy: 'free', presence: 'unknown' }) }
    const unknown = { tile: aTile({ bedId: 'bed-4' as never, presence: 'unknown' }) }
    expect(liveRooms([...beds, free, unknown], [], []).get('room-203')).toMatchObject({
      occupied: 3,
      outOfBed: 1,
      unknown: 1,
    })
  })

  it('is watched only by a smoke detector that speaks; a silent one and a bell do not watch it', () => {
    const detectorOf = (...places: PlaceChip[]) => liveRooms(beds, places, []).get('room-203')?.detector
    expect(detectorOf(chip({}))).toBe('alive')
    expect(detectorOf(chip({ state: 'unknown', unknownBecause: 'stale' }))).toBe('dead')
    expect(detectorOf(chip({ role: 'bell' }))).toBe('none')
    expect(detectorOf(chip({ deviceId: 'd2', state: 'unknown' }), chip({}))).toBe('alive')
  })

  it('shows the most urgent alarm of its beds and devices', () => {
    const alarms = [
      anAlarm({ id: 'smoke', priority: 'high', deviceId: 'd1' as Alarm['deviceId'] }),
      anAlarm({ id: 'up', priority: 'medium', bedId: 'bed-2' as Alarm['bedId'] }),
    ]
    expect(liveRooms(beds, [chip({})], alarms).get('room-203')?.alarm?.id).toBe('smoke')
    expect(liveRooms(beds, [], alarms).get('room-203')?.alarm?.id).toBe('up')
  })

  it('the plan opens on the floor that calls', () => {
    const plan = (floorId: string): FloorPlan =>
      ({ floorId, floorName: floorId, version: 1, drawing: layOutRooms([]), savedAt: 1, savedBy: null }) as FloorPlan
    const plans = [plan('floor-1'), plan('floor-2')]
    const alarms = [anAlarm({ bedId: 'bed-2' as Alarm['bedId'] })]
    expect(floorToShow(plans, null, alarms, beds, [])?.floorId).toBe('floor-2')
    expect(floorToShow(plans, null, [], beds, [])?.floorId).toBe('floor-1')
    expect(floorToShow(plans, 'floor-1' as never, alarms, beds, [])?.floorId).toBe('floor-1')
  })
})
