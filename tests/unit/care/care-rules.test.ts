import { describe, expect, test } from 'vitest'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { CareOrder } from '#shared/features/care-orders/care-orders.model.ts'
import { orderState } from '#shared/features/care-orders/care-orders.rules.ts'
import type { CarePlan } from '#shared/features/care-plans/care-plans.model.ts'
import { isCareDay, timesEvery, timesOn, weekdayOf } from '#shared/features/care-plans/frequency.rules.ts'
import { planDifference } from '#shared/features/care-plans/plan-difference.rules.ts'
import { isReviewDay, reviewDayOf } from '#shared/features/care-plans/plan-review.rules.ts'
import { partsOfKey, stateOf, taskKey, tasksOn } from '#shared/features/care-tasks/care-tasks.rules.ts'
import { shiftSpanAt } from '#shared/features/stations/shifts.rules.ts'

const shifts = { day: '07:30', swing: '15:30', night: '23:30' }
const HOUR = 3_600_000
const at = (time: string) => Date.parse(`2026-11-26T${time}:00+08:00`)

describe('days and times of a frequency', () => {
  test('the days of the week are the calendar’s', () => {
    expect(['2026-11-23', '2026-11-26', '2026-11-29', '1970-01-01', '1969-12-28'].map(weekdayOf)).toEqual([
      1, 4, 7, 4, 7,
    ])
  })

  test('every third day counts from its own start, over months, and never before it', () => {
    const days = { kind: 'every-days', everyDays: 3, from: '2026-01-30' } as const
    expect(
      ['2026-01-27', '2026-01-30', '2026-01-31', '2026-02-02', '2026-03-01'].map((day) => isCareDay(days, day)),
    ).toEqual([...[false, true, false, true, true]])
  })

  test('a time given twice is one time, and times stand in order', () => {
    const frequency = { days: { kind: 'weekly' as const, weekdays: [4] }, times: ['20:00', '08:00', '20:00'] }
    expect(timesOn(frequency, '2026-11-26')).toEqual(['08:00', '20:00'])
    expect(timesOn(frequency, '2026-11-27')).toEqual([])
    expect(timesEvery(120, '22:00', '23:59')).toEqual(['22:00'])
    expect(timesEvery(90, '08:00', '11:00')).toEqual(['08:00', '09:30', '11:00'])
  })
})

describe('tasks of a plan', () => {
  const plan = (version: number, fromOn: string, toOn: string | null, times: string[]): CarePlan => ({
    ...{ id: `plan-${version}` as RecordId, residentId: 'lin' as ResidentId, version, fromOn, toOn, endReason: null },
    ...{
      writtenAt: 0,
      writtenBy: null,
      reviewedAt: null,
      reviewedBy: null,
      reviewNote: null,
      reviewOn: '2027-01-01',
      consent: null,
      note: null,
    },
    problems: [
      {
        ...{ id: 'p' as RecordId, text: '问题', goal: '目标', source: null },
        interventions: [
          { id: 'i' as RecordId, kind: 'turning', text: '翻身', frequency: { days: { kind: 'daily' }, times } },
        ],
      },
    ],
  })
  const plans = [
    plan(1, '2026-11-01', '2026-11-26', ['08:00', '14:00']),
    plan(2, '2026-11-26', null, ['00:00', '23:59']),
  ]

  test('on the day a version ends the next one’s tasks stand, never both', () => {
    expect(tasksOn({ plans, orders: [] }, '2026-11-25').map(({ key }) => key)).toEqual([
      'i:2026-11-25:08:00',
      'i:2026-11-25:14:00',
    ])
    expect(tasksOn({ plans, orders: [] }, '2026-11-26').map(({ key, dueAt }) => [key, dueAt])).toEqual([
      ['i:2026-11-26:00:00', at('00:00')],
      ['i:2026-11-26:23:59', at('23:59')],
    ])
    expect(tasksOn({ plans, orders: [] }, '2026-10-31')).toEqual([])
  })

  test('an order asks from its first instant until its end or its stop, whichever comes first, and no longer', () => {
    const order = (part: Partial<CareOrder>): CareOrder => ({
      ...{ id: 'o' as RecordId, residentId: 'lin' as ResidentId, kind: 'vitals', text: '测血压', doctor: '王医生' },
      ...{ frequency: { days: { kind: 'daily' }, times: ['08:00', '14:00', '20:00'] }, orderedOn: '2026-11-26' },
      ...{ startsAt: at('09:00'), endsAt: null, note: null, writtenAt: 0, writtenBy: null, stopped: null, ...part },
    })
    const times = (part: Partial<CareOrder>) =>
      tasksOn({ plans: [], orders: [order(part)] }, '2026-11-26').map(({ time }) => time)
    const stopped = (time: string) => ({ at: at(time), reason: '好转', by: null })
    expect(times({})).toEqual(['14:00', '20:00'])
    expect(times({ startsAt: at('08:00') })).toEqual(['08:00', '14:00', '20:00'])
    expect(times({ endsAt: at('20:00') })).toEqual(['14:00'])
    expect(times({ endsAt: at('20:00'), stopped: stopped('13:59') })).toEqual([])
    expect(times({ endsAt: at('14:00'), stopped: stopped('20:00') })).toEqual([])
    const [task] = tasksOn({ plans, orders: [order({})] }, '2026-11-26').slice(1)
    expect(task).toMatchObject({ key: 'o:2026-11-26:14:00', origin: { kind: 'order', doctor: '王医生' } })
    const states = [{}, { endsAt: at('08:00') }, { stopped: stopped('13:59') }].map((part) =>
      orderState(order(part), at('10:00')),
    )
    expect([...states, orderState(order({}), at('08:59'))]).toEqual(['running', 'over', 'stopped', 'ahead'])
  })

  test('a key names its task and nothing else', () => {
    expect(partsOfKey(taskKey('a:b', '2026-11-26', '08:00'))).toEqual({
      interventionId: 'a:b',
      day: '2026-11-26',
      time: '08:00',
    })
    expect(['i:2026-11-26:8:00', 'i', '', ':2026-11-26:08:00'].map(partsOfKey)).toEqual([null, null, null, null])
  })

  test('it is due from half an hour before to half an hour after, then overdue, and missed once its shift has ended', () => {
    const [, task] = tasksOn({ plans, orders: [] }, '2026-11-25')
    const dueAt = task!.dueAt
    const { endsAt } = shiftSpanAt(dueAt, shifts)
    const state = (now: number, isAway = false) => stateOf(task!, null, { now, shiftEndsAt: endsAt, isAway })
    expect([-31, -30, 0, 30, 31].map((minutes) => state(dueAt + minutes * 60_000))).toEqual([
      ...['upcoming', 'due', 'due', 'due', 'overdue'],
    ])
    expect([state(endsAt - 1), state(endsAt), state(endsAt, true)]).toEqual(['overdue', 'missed', 'away'])
    expect(stateOf(task!, { outcome: 'missed' }, { now: endsAt, shiftEndsAt: endsAt, isAway: true })).toBe('reasoned')
  })

  test('one that falls into the last minutes of a shift is not missed before it could be done', () => {
    const [, task] = tasksOn({ plans: [plan(1, '2026-11-01', null, ['08:00', '15:20'])], orders: [] }, '2026-11-26')
    const { endsAt } = shiftSpanAt(task!.dueAt, shifts)
    expect(endsAt).toBe(at('15:30'))
    const state = (now: number) => stateOf(task!, null, { now, shiftEndsAt: endsAt, isAway: false })
    expect([state(at('15:31')), state(at('15:50')), state(at('15:51'))]).toEqual(['due', 'due', 'missed'])
  })

  test('the night shift runs over midnight to the morning', () => {
    const night = { name: 'night', startedAt: at('23:30') - 24 * HOUR, endsAt: at('07:30') }
    expect([shiftSpanAt(at('00:00'), shifts), shiftSpanAt(at('07:29'), shifts)]).toEqual([night, night])
    expect(shiftSpanAt(at('23:30'), shifts)).toEqual({
      name: 'night',
      startedAt: at('23:30'),
      endsAt: at('07:30') + 24 * HOUR,
    })
    expect(shiftSpanAt(at('12:00'), shifts).endsAt).toBe(at('15:30'))
  })

  test('what changed between versions is told by what it is about', () => {
    const [first, second] = plans as [CarePlan, CarePlan]
    expect(planDifference(first, first)).toEqual({ problems: [], interventions: [] })
    expect(planDifference(first, second).interventions).toMatchObject([
      { before: { frequency: { times: ['08:00', '14:00'] } }, after: { frequency: { times: ['00:00', '23:59'] } } },
    ])
    expect(planDifference(first, { problems: [] })).toMatchObject({
      problems: [{ after: null }],
      interventions: [{ after: null }],
    })
  })
})

test('everybody has one review day a month, also in February, and a house is spread over the days', () => {
  const ids = Array.from({ length: 560 }, (_, index) => `01K${index}RESIDENT`)
  const february = Array.from({ length: 28 }, (_, index) => `2026-02-${String(index + 1).padStart(2, '0')}`)
  expect(ids.map((id) => february.filter((day) => isReviewDay(id, day)).length)).toEqual(ids.map(() => 1))
  expect(isReviewDay('a', '2026-03-31')).toBe(false)
  const sizes = [...Map.groupBy(ids, reviewDayOf).values()].map((group) => group.length)
  expect(sizes.length).toBe(28)
  expect(Math.max(...sizes)).toBeLessThan(45)
})
