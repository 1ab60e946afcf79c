import { describe, expect, test } from 'vitest'
import { loadTrainingRules } from '#main/features/training/load-training-rules.ts'
import type { ParticipantFacts } from '#shared/features/training/training.model.ts'
import {
  type Attended,
  countSession,
  halfYearOf,
  halvesEndingIn,
  hoursAsked,
  hoursIn,
  isPassedBy,
  isThereThroughout,
  preJobPassedOn,
  safetyIn,
} from '#shared/features/training/training.rules.ts'

const attended = (on: string, part: Partial<Attended> = {}): Attended => ({
  ...{ category: 'skills', on, endedOn: on, hours: 2, isPassed: null, ...part },
})

describe('halves of a year', () => {
  test.each([
    ['2026-06-30', 1],
    ['2026-07-01', 2],
    ['2026-01-01', 1],
    ['2026-12-31', 2],
  ])('%s lies in half %i', (day, half) => {
    expect(halfYearOf(day).half).toBe(half)
  })

  test('a half is over with its last day', () => {
    const ends = (from: string, until: string) => halvesEndingIn(from, until).map(({ untilOn }) => untilOn)
    expect(ends('2026-01-01', '2026-06-29')).toEqual([])
    expect(ends('2025-12-31', '2026-06-30')).toEqual(['2025-12-31', '2026-06-30'])
    expect(ends('2026-07-01', '2027-01-01')).toEqual(['2026-12-31'])
  })

  test('safety training is asked of who was there for the whole half', () => {
    const there = (hiredOn: string, leftOn: string | null) =>
      isThereThroughout({ hiredOn, leftOn }, '2026-01-01', '2026-06-30')
    expect([there('2026-01-01', null), there('2026-01-02', null), there('2020-01-01', '2026-06-30')]).toEqual([
      true,
      false,
      false,
    ])
    expect(there('2020-01-01', '2026-07-01')).toBe(true)
  })

  test('a drill is safety training, a lesson of skills is none', () => {
    const rules = loadTrainingRules()
    const half = halfYearOf('2026-03-01')
    expect(safetyIn([attended('2026-03-01')], rules, half)).toBeNull()
    const both = [
      attended('2026-03-01', { category: 'emergency-drill' }),
      attended('2026-06-30', { category: 'fire-safety' }),
    ]
    expect(safetyIn(both, rules, half)).toBe('2026-06-30')
    expect(safetyIn([attended('2026-07-01', { category: 'fire-safety' })], rules, half)).toBeNull()
  })
})

describe('what a session counts for', () => {
  const part = (facts: Partial<ParticipantFacts>): ParticipantFacts => ({
    ...{ isInvited: true, isPresent: true, presentBy: 'hand', presentAt: 1, score: null, isPassed: null, ...facts },
  })
  test('somebody invited who did not come counts as invited only; somebody taken off the list counts nowhere', () => {
    const counts = countSession([
      part({ isPassed: true }),
      part({ isPassed: false }),
      part({ isPresent: false }),
      part({ isPresent: null }),
      part({ isInvited: false, isPassed: true }),
    ])
    expect(counts).toEqual({ invited: 4, present: 2, examined: 2, passed: 1, passRate: 0.5 })
    expect(countSession([part({})]).passRate).toBeNull()
  })

  test.each([
    ['score', 60, 60, true],
    ['score', 60, 59.5, false],
    ['score', 60, null, null],
    ['none', null, 100, null],
  ] as const)('an exam of kind %s with %s to pass and %s reached is %s', (exam, passScore, score, expected) => {
    expect(isPassedBy(exam, passScore, { score, isPassed: true })).toBe(expected)
  })

  test('only a pre-job training that was passed counts, the first one', () => {
    const preJob = (on: string, isPassed: boolean | null) => attended(on, { category: 'pre-job', isPassed })
    expect(preJobPassedOn([preJob('2026-02-01', false), preJob('2026-03-01', true), preJob('2026-02-15', true)])).toBe(
      '2026-02-15',
    )
    expect(preJobPassedOn([preJob('2026-02-01', null), attended('2026-01-01', { isPassed: true })])).toBeNull()
  })
})

describe('hours of a year', () => {
  test('are those of its own days', () => {
    expect(
      hoursIn([attended('2025-12-31'), attended('2026-01-01'), attended('2026-12-31', { hours: 1.5 })], '2026'),
    ).toBe(3.5)
  })

  test.each([
    ['2020-01-01', null, '2026-12-31', 40],
    ['2026-07-02', null, '2026-12-31', 20.1],
    ['2020-01-01', null, '2026-07-02', 20.1],
    ['2020-01-01', '2026-01-01', '2026-12-31', 0],
    ['2027-01-01', null, '2026-12-31', 0],
  ])('hired %s, left %s: up to %s %s hours are asked', (hiredOn, leftOn, until, hours) => {
    expect(hoursAsked({ hiredOn, leftOn }, until, 40)).toBe(hours)
  })
})
