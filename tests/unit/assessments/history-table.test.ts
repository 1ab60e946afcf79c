import { expect, test } from 'vitest'
import { readHistoryTable, readOlderLevel, suggestedLevels } from '#shared/features/assessments/history-table.rules.ts'

const today = '2026-12-10'
const people = [
  { id: 'lin', name: '林秀英', bedLabel: '201-1' },
  { id: 'chen-1', name: '陈阿水', bedLabel: '201-2' },
  { id: 'chen-2', name: '陈阿水', bedLabel: '305-1' },
]

test('an old level is told in digits or words; the worst one comes near to two of today and to none for certain', () => {
  expect(['0', '2级', '中度失能', '重度', '能力完好', '4', '不详'].map(readOlderLevel)).toEqual([
    0,
    2,
    2,
    3,
    0,
    null,
    null,
  ])
  expect([0, 1, 2, 3].map(suggestedLevels)).toEqual([[0], [1], [2], [3, 4]])
})

test('a table with a head is read by its head, whatever the order; a repeated name needs the bed', () => {
  const text =
    '床位\t等级\t姓名\t评估日期\n\t3\t林秀英\t2019-05-06\n305-1\t1\t陈阿水\t2018年3月1日\n\t1\t陈阿水\t2018-03-01\n'
  const rows = readHistoryTable(text, people, today)
  expect(
    rows.map(({ line, residentId, assessedOn, level, faults }) => [line, residentId, assessedOn, level, faults]),
  ).toEqual([
    [2, 'lin', '2019-05-06', 3, []],
    [3, 'chen-2', '2018-03-01', 1, []],
    [4, null, '2018-03-01', 1, ['name-ambiguous']],
  ])
})

test('each bad row says what is wrong, and none is taken for another', () => {
  const text =
    '林秀英,2019-05-06,2,王评估,纸质\n无此人,2019-05-06,2\n,2019-05-06,2\n林秀英,去年,2\n林秀英,2020-05-06,9\n林秀英,2019-05-06,2'
  const rows = readHistoryTable(text, people, today)
  expect(rows.map(({ faults }) => faults)).toEqual([
    [],
    ['name-unknown'],
    ['name-missing'],
    ['day-not-readable'],
    ['level-not-readable'],
    ['row-twice'],
  ])
  expect(rows[0]).toMatchObject({ assessor: '王评估', note: '纸质' })
})
