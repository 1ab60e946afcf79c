import { expect, test } from 'vitest'
import { assessmentOverdueDays } from '#shared/features/residents/assessment-due.rules.ts'
import { floorsOf, matchesFilter } from '../../../../src-renderer/features/beds/bed-map.ts'
import { readRoomList } from '../../../../src-renderer/features/beds/room-list.ts'
import { changeText, figureText } from '../../../../src-renderer/features/reports/figure-words.ts'
import { spansUpTo, spanToReport } from '../../../../src-renderer/features/reports/period.ts'
import { nextStates } from '../../../../src-renderer/features/reports/report-states.ts'
import { tableToCsv } from '../../../../src-renderer/ui/csv.ts'

test('an export holds the shown columns, says unknown in words, and starts no formula in a spreadsheet', () => {
  const csv = tableToCsv(
    {
      columns: [
        { id: 'name', header: '姓名', value: (row: { name: string; age: number | null }) => row.name },
        { id: 'age', header: '年龄', value: (row) => row.age },
      ],
      rows: [
        { name: '=HYPERLINK("x")', age: null },
        { name: '柯,玉治', age: 91 },
      ],
    },
    '未知',
  )
  expect(csv).toBe('\ufeff姓名,年龄\r\n"\'=HYPERLINK(""x"")",未知\r\n"柯,玉治",91\r\n')
})

test('an assessment is overdue from the day after twelve months, and never when there is none', () => {
  expect([
    assessmentOverdueDays('2025-11-22', '2026-11-22'),
    assessmentOverdueDays('2025-11-20', '2026-11-22'),
    assessmentOverdueDays(null, '2026-11-22'),
  ]).toEqual([0, 2, null])
})

test('rooms typed as people type them become rooms, and a wrong range is named', () => {
  expect(readRoomList('201-203、212，A01')).toEqual({ rooms: ['201', '202', '203', '212', 'A01'] })
  expect(readRoomList('098~101')).toEqual({ rooms: ['098', '099', '100', '101'] })
  expect(readRoomList('210-201')).toEqual({ fault: 'RANGE', part: '210-201' })
  expect(readRoomList('201 201-202')).toEqual({ fault: 'TWICE', part: '201' })
  expect(readRoomList('101-300 501')).toEqual({ fault: 'TOO_MANY', part: '201' })
  expect(readRoomList(' ')).toEqual({ fault: 'EMPTY', part: '' })
})

test('a filtered bed map keeps the floor counts and drops rooms without a match', () => {
  const bed = (name: string, room: string, state: string) => ({
    id: `${room}-${name}`,
    name,
    roomId: room,
    floorId: 'f',
    state,
  })
  const map = {
    on: '2026-11-22',
    buildings: [{ id: 'b', name: '1号楼', position: 1 }],
    floors: [{ id: 'f', buildingId: 'b', name: '2层', position: 1 }],
    rooms: ['210', '29'].map((name) => ({ id: name, floorId: 'f', name })),
    beds: [bed('1', '210', 'free'), bed('2', '210', 'occupied'), bed('1', '29', 'occupied')],
  } as unknown as Parameters<typeof floorsOf>[0]
  const summary = (filter: 'free' | null) =>
    floorsOf(map, (each) => matchesFilter(each, filter)).map((floor) => ({
      beds: floor.bedCount,
      free: floor.freeCount,
      rooms: floor.rooms.map((room) => `${room.name}:${room.beds.length}`),
    }))
  expect(summary(null)).toEqual([{ beds: 3, free: 1, rooms: ['29:1', '210:2'] }])
  expect(summary('free')).toEqual([{ beds: 3, free: 1, rooms: ['210:1'] }])
})

test('a change against the period before is unknown when either side is', () => {
  expect([changeText(5, 4), changeText(3, 5), changeText(82, 78.7), changeText(4, 4), changeText(5, null)]).toEqual([
    '+1',
    '−2',
    '+3.3',
    '0',
    null,
  ])
  expect([figureText(3621), figureText(null)]).toEqual(['3,621', null])
})

test('in November the October report is proposed, and no span that has not begun', () => {
  expect(spanToReport('2026-11-22', 'month')).toBe('2026-10')
  expect(spanToReport('2026-01-03', 'month')).toBe('2025-12')
  expect(spanToReport('2026-11-22', 'quarter')).toBe('2026-09')
  expect(spanToReport('2026-11-22', 'year')).toBe('2025-12')
  expect(spansUpTo('2026-01-03', 'month', 2)).toEqual(['2026-01', '2025-12'])
  expect(spansUpTo('2026-01-03', 'quarter', 2)).toEqual(['2026-03', '2025-12'])
})

test('an accepted report moves no further; a rejected one is filed again', () => {
  expect([nextStates('accepted'), nextStates('rejected'), nextStates('filed')]).toEqual([
    [],
    ['filed'],
    ['accepted', 'rejected'],
  ])
})
