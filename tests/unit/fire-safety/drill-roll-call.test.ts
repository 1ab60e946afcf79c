import { describe, expect, test } from 'vitest'
import { evacuatedAt, foundOnes, rollCallOfDrill, timesOfAlarm } from '#shared/features/drills/drill-roll-call.rules.ts'
import type { RollCall, RollCallMark } from '#shared/features/roll-call/roll-call.model.ts'

const OPENED = 1_000_000
type Told = [name: string, mark: RollCallMark | null, seconds?: number, whereabouts?: 'on-leave']

function callOf(told: readonly Told[], closedAt: number | null = null): RollCall {
  return {
    ...{ id: 'call', alarmId: null, isDrill: true, openedAt: OPENED, closedAt },
    people: told.map(([name, , , whereabouts = 'in-house']) => ({
      ...{ residentId: name, name, bedLabel: name, whereabouts, mobility: null },
    })),
    marks: told.flatMap(([name, mark, seconds = 0]) =>
      mark === null ? [] : [{ residentId: name, mark, at: OPENED + seconds * 1000, by: '林护理员', seat: null }],
    ),
  } as unknown as RollCall
}

describe('the roll-call of a drill', () => {
  test('is complete when the last one was found; who is on leave is not searched for', () => {
    const call = callOf([
      ['甲', 'evacuated', 40],
      ['乙', 'found', 95],
      ['丙', null, 0, 'on-leave'],
    ])
    expect(rollCallOfDrill(call)).toEqual({
      ...{ id: 'call', openedAt: OPENED, closedAt: null, toFind: 2, found: 1, evacuated: 1, missing: 0, unchecked: 0 },
      lastFoundAt: OPENED + 95_000,
    })
    expect(evacuatedAt(call)).toBe(OPENED + 95_000)
  })

  test.each<[string, Told[], number | null, number | null]>([
    [
      'somebody missing: it ends with the roll-call',
      [
        ['甲', 'found', 10],
        ['乙', 'missing', 20],
      ],
      300,
      300,
    ],
    [
      'somebody unchecked and still running: it has not ended',
      [
        ['甲', 'found', 10],
        ['乙', null],
      ],
      null,
      null,
    ],
    ['a mark taken back is none', [['甲', 'unchecked', 30]], 300, 300],
    ['nobody to find: it ends with the roll-call', [['甲', null, 0, 'on-leave']], 300, 300],
  ])('%s', (_words, told, closed, ended) => {
    const at = (seconds: number | null) => (seconds === null ? null : OPENED + seconds * 1000)
    expect(evacuatedAt(callOf(told, at(closed)))).toBe(at(ended))
  })

  test('tells who was found when, in the order in which they were found', () => {
    const call = callOf([
      ['丁', null],
      ['甲', 'evacuated', 90],
      ['乙', 'found', 40],
      ['丙', 'missing', 60],
    ])
    expect(foundOnes(call, OPENED - 10_000).map(({ name, mark, seconds }) => [name, mark, seconds])).toEqual([
      ['乙', 'found', 50],
      ['丙', 'missing', 70],
      ['甲', 'evacuated', 100],
      ['丁', 'unchecked', null],
    ])
  })
})

describe('the times of an alarm that was a drill', () => {
  const alarm = { raisedAt: OPENED - 60_000, attendedAt: OPENED - 5_000, closedAt: OPENED + 900_000 }
  const start = [
    ['started', alarm.raisedAt],
    ['alarm-given', alarm.raisedAt],
  ]

  test('end with the last one found, not with the alarm that was closed later', () => {
    expect(timesOfAlarm(alarm, callOf([['甲', 'found', 30]]))).toEqual([
      ...start,
      ['arrived', alarm.attendedAt],
      ['finished', OPENED + 30_000],
    ])
  })

  test('end with the alarm where no roll-call was held; what nobody told stays open', () => {
    expect(timesOfAlarm(alarm, null).at(-1)).toEqual(['finished', alarm.closedAt])
    expect(timesOfAlarm({ ...alarm, attendedAt: null, closedAt: null }, null)).toEqual(start)
  })
})
