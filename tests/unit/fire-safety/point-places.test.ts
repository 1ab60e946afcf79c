import { describe, expect, test } from 'vitest'
import { startOfDay } from '#shared/contract/days.ts'
import type { FloorId, RecordId } from '#shared/contract/primitives.ts'
import { PatrolPlan } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import {
  type PatrolFacts,
  type PointVersion,
  plannedPatrols,
} from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import { isSamePosition, rowsToPlace } from '#shared/features/fire-patrols/point-place.rules.ts'
import { pointStands, summaryOf } from '#shared/features/fire-patrols/point-stand.rules.ts'
import type { Drawing } from '#shared/features/floor-plans/floor-plans.model.ts'
import { cellAt, isOnSheet, onSheet, percentOf } from '#shared/features/floor-plans/sheet-place.rules.ts'
import data from '../../../resources/fire-patrols/plan-2026-12.json' with { type: 'json' }
import { equipmentOnFloor, type Piece } from '../../../src-renderer/features/fire-patrols/plan/plan-equipment.ts'

const plan = PatrolPlan.parse(data)
const day = '2026-10-31'
const at = (hours: number) => startOfDay(day) + hours * 3_600_000
const point = (id: string, part: Partial<PointVersion> = {}): PointVersion =>
  ({
    ...{ id, name: id, building: '1号楼', floor: '1层', place: null, position: null, routeOrder: 1, reason: null },
    ...{ items: [...plan.items.map(({ key }) => key)], fromOn: '2026-10-01', recordedAt: 0, isClosed: false },
    ...part,
  }) as PointVersion
const [hall, kitchen] = [point('hall'), point('kitchen', { routeOrder: 2 })]
const facts = (part: Partial<PatrolFacts> = {}): PatrolFacts => ({
  ...{ settings: [], versions: [hall, kitchen], answered: [], reasons: new Map() },
  ...part,
})
const stateAt = (hours: number, part: Partial<PatrolFacts>, plannedAt: number | null = null, id = 'hall') =>
  summaryOf(id as RecordId, pointStands(day, facts(part), { plan, now: at(hours) }), plannedAt)

describe('how a point stands today', () => {
  const walkedAt = (...hours: number[]) => hours.map((hour) => ({ plannedAt: at(hour), pointId: 'hall' }))

  test.each([
    ['before the first patrol it is not its time yet', 8, {}, { state: 'upcoming', walked: 0, due: 0 }],
    ['while the window is open it is due', 9.5, {}, { state: 'open', walked: 0, due: 1 }],
    ['answered, it was walked', 9.5, { answered: walkedAt(9) }, { state: 'walked', walked: 1, due: 1 }],
    ['after the window it was missed', 12, {}, { state: 'missed', walked: 0, due: 1 }],
    ['missed in the morning, it is due in the afternoon', 16, {}, { state: 'open', walked: 0, due: 2 }],
    ['one walk does not mend another', 18, { answered: walkedAt(16) }, { state: 'missed', walked: 1, due: 2 }],
    [
      'a reason stands for a walk',
      12,
      { reasons: new Map([[at(9), '停电']]) },
      { state: 'explained', walked: 0, due: 1 },
    ],
  ] as const)('%s', (_words, hours, part, summary) => {
    expect(stateAt(hours, part as Partial<PatrolFacts>)).toEqual(summary)
  })

  test('one patrol is told by itself; a point none asks for says so', () => {
    expect(stateAt(18, { answered: walkedAt(16) }, at(16))).toEqual({ state: 'walked', walked: 1, due: 1 })
    expect(stateAt(18, {}, null, 'roof')).toBeNull()
  })

  test('agrees with what the patrols themselves say, patrol by patrol', () => {
    const told = facts({ answered: [...walkedAt(9, 16), { plannedAt: at(16), pointId: 'kitchen' }] })
    const now = at(23)
    const stands = pointStands(day, told, { plan, now })
    for (const patrol of plannedPatrols(day, day, told, { plan, now })) {
      const own = stands.filter(({ plannedAt }) => plannedAt === patrol.at)
      expect(own).toHaveLength(patrol.asked)
      expect(own.filter(({ state }) => state === 'walked')).toHaveLength(patrol.answered)
    }
  })

  test('a point entered after a window opened is not asked in it', () => {
    const versions = [hall, point('late', { recordedAt: at(9) })]
    const asked = pointStands(day, facts({ versions }), { plan, now: at(10) })
    expect(asked.filter(({ pointId }) => pointId === 'late').map(({ plannedAt }) => plannedAt)).not.toContain(at(9))
  })
})

describe('a point that is placed', () => {
  const rows = (...versions: PointVersion[]) => rowsToPlace(day, versions).map(({ name, fromOn }) => [name, fromOn])

  test('keeps how it is today and what is entered for later', () => {
    expect(rows(hall)).toEqual([['hall', day]])
    expect(rows(hall, point('hall', { name: '门厅', fromOn: '2026-11-09' }))).toEqual([
      ['hall', day],
      ['门厅', '2026-11-09'],
    ])
  })

  test('that begins later is told from that day; one that has ended is told nowhere', () => {
    expect(rows(point('hall', { fromOn: '2026-11-09' }))).toEqual([['hall', '2026-11-09']])
    expect(rows(hall, point('hall', { fromOn: day, isClosed: true }))).toEqual([])
    expect(rows(hall, point('hall', { fromOn: '2026-11-09', isClosed: true }))).toEqual([['hall', day]])
  })

  test('is at the same place on the same floor and cell only', () => {
    const place = (floorId: string, x: number) => ({ floorId: floorId as FloorId, at: [x, 3] as [number, number] })
    expect(isSamePosition(place('a', 1), place('a', 1))).toBe(true)
    expect(isSamePosition(place('a', 1), place('b', 1))).toBe(false)
    expect(isSamePosition(place('a', 1), place('a', 2))).toBe(false)
    expect(isSamePosition(null, place('a', 1))).toBe(false)
    expect(isSamePosition(null, null)).toBe(true)
  })
})

describe('a place on a sheet', () => {
  const sheet = { width: 60, height: 40 }

  test('is told in percent and found again from them', () => {
    expect(percentOf([30, 10], sheet)).toEqual([50, 25])
    for (let x = 0; x <= sheet.width; x += 1) expect(cellAt(percentOf([x, x / 2], sheet), sheet)[0]).toBe(x)
  })

  test('never lies beside it', () => {
    expect(onSheet([-3, 90], sheet)).toEqual([0, 40])
    expect(cellAt([140, -1], sheet)).toEqual([60, 0])
    expect(isOnSheet([60, 40], sheet)).toBe(true)
    expect(isOnSheet([61, 40], sheet)).toBe(false)
  })
})

describe('fire equipment on the plan', () => {
  const piece = (number: string, part: Partial<Piece> = {}): Piece =>
    ({
      ...{ id: number, number, type: 'hydrant', place: '东楼梯口', floorName: '2层', state: 'in-use', deviceId: null },
      ...part,
    }) as Piece
  const drawing = {
    marks: [
      { id: 'm1', kind: 'extinguisher', at: [1, 1], reference: 'MF-01', label: null },
      { id: 'm2', kind: 'extinguisher', at: [2, 1], reference: 'MF-99', label: null },
    ],
    areas: [{ id: 'a1', kind: 'room', points: [], roomId: null, label: '201' }],
  } as unknown as Pick<Drawing, 'marks' | 'areas'>

  test('stands at its mark, in its room or at its point; what the drawing does not know is counted', () => {
    const pieces = [
      piece('MF-01'),
      piece('MF-02', { place: '201 房门口' }),
      piece('MF-03', { place: '机房' }),
      piece('MF-04', { place: '201', floorName: '3层' }),
      piece('MF-99', { state: 'scrapped' }),
    ]
    const found = equipmentOnFloor('2层', drawing, [{ id: 'p1' as RecordId, name: '东楼梯' }], pieces)
    const numbers = (list?: readonly Piece[]) => list?.map(({ number }) => number)
    expect([...found.byMark].map(([id, { number }]) => [id, number])).toEqual([['m1', 'MF-01']])
    expect(numbers(found.byPoint.get('p1'))).toEqual(['MF-01'])
    expect(numbers(found.byArea.get('a1'))).toEqual(['MF-02'])
    expect(numbers(found.elsewhere)).toEqual(['MF-03'])
  })
})
