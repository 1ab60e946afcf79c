import { describe, expect, test } from 'vitest'
import {
  checkUpDueOn,
  isCheckedInYearOf,
  isSignedOn,
  missingSpans,
} from '#shared/features/health-files/health-files.rules.ts'
import { settle, sumYuan } from '#shared/features/long-term-care/settlement.rules.ts'
import type { Frequency } from '#shared/features/partnerships/partnerships.model.ts'
import {
  agreementStateOn,
  fillSlots,
  isLicenceValidOn,
  isShortTerm,
  percentOf,
  slotsOf,
} from '#shared/features/partnerships/partnerships.rules.ts'
import { summariseCharts, summariseVitals } from '#shared/features/referrals/referral-sheet.rules.ts'

const term = (fromOn: string, untilOn: string, endedOn: string | null = null) => ({ fromOn, untilOn, endedOn })
const year = term('2026-01-01', '2026-12-31')

describe('agreements', () => {
  test.each([
    ['2025-12-31', 'upcoming'],
    ['2026-01-01', 'in-force'],
    ['2026-12-31', 'in-force'],
    ['2027-01-01', 'expired'],
  ])('on %s an agreement of the year 2026 is %s', (day, state) => {
    expect(agreementStateOn(year, day)).toBe(state)
  })

  test('ends with the day it was ended on', () => {
    const ended = term('2026-01-01', '2026-12-31', '2026-06-30')
    expect(['2026-06-30', '2026-07-01'].map((day) => agreementStateOn(ended, day))).toEqual(['in-force', 'terminated'])
  })

  test.each([
    ['2026-01-01', '2026-12-31', false],
    ['2026-01-01', '2026-12-30', true],
    ['2028-02-29', '2029-02-27', false],
    ['2026-03-15', '2028-03-14', false],
  ])('from %s until %s is short of a year: %s', (fromOn, untilOn, isShort) => {
    expect(isShortTerm({ fromOn, untilOn }, 12)).toBe(isShort)
  })

  test('a licence is valid on its last day', () => {
    expect(['2026-05-31', '2026-06-01'].map((day) => isLicenceValidOn('2026-05-31', day))).toEqual([true, false])
  })
})

describe('the plan of visits', () => {
  const planOf = (frequency: Frequency, of = year) => slotsOf(of, { service: 'visit', frequency })
  const dueDays = (frequency: Frequency, of = year) => planOf(frequency, of).map(({ dueOn }) => dueOn)

  test('a year has twelve months, four quarters and one year, each due on its last day', () => {
    expect(dueDays({ per: 'month', times: 1 })).toHaveLength(12)
    expect(dueDays({ per: 'quarter', times: 1 })).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'])
    expect(dueDays({ per: 'year', times: 1 })).toEqual(['2026-12-31'])
    expect(dueDays({ per: 'as-needed' })).toEqual([])
  })

  test('several visits of a period are spread over it, and periods begin with the agreement', () => {
    const from = term('2026-01-15', '2026-03-14')
    expect(dueDays({ per: 'month', times: 2 }, from)).toEqual(['2026-01-30', '2026-02-14', '2026-02-28', '2026-03-14'])
  })

  test('what would be due after the end is not owed', () => {
    expect(dueDays({ per: 'month', times: 1 }, term('2026-01-01', '2026-12-31', '2026-03-30'))).toEqual([
      '2026-01-31',
      '2026-02-28',
    ])
  })

  test('the n-th visit of a period fills its n-th place; a visit on the due day is in time and the day itself is still open', () => {
    const plan = planOf({ per: 'month', times: 2 }, term('2026-01-01', '2026-02-28'))
    const visit = (id: string, on: string, services = ['visit']) => ({ id, on, services })
    const visits = [visit('b', '2026-01-31'), visit('a', '2026-01-02'), visit('c', '2026-02-01', ['nursing'])]
    expect(fillSlots(plan, visits, '2026-02-14').map(({ dueOn, state, visitId }) => [dueOn, state, visitId])).toEqual([
      ['2026-01-16', 'done', 'a'],
      ['2026-01-31', 'done', 'b'],
      ['2026-02-14', 'open', null],
      ['2026-02-28', 'open', null],
    ])
    expect(fillSlots(plan, [], '2026-02-15').map(({ state }) => state)).toEqual(['missed', 'missed', 'missed', 'open'])
  })

  test('a share has one decimal and is unknown of nothing', () => {
    expect([percentOf(1, 3), percentOf(0, 4), percentOf(0, 0)]).toEqual([33.3, 0, null])
  })
})

describe('health files', () => {
  test('a signing counts from its first to its last day', () => {
    const signing = { fromOn: '2026-01-01', untilOn: '2026-12-31' }
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => isSignedOn(signing, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('the yearly check-up counts in its calendar year and is owed twelve months after the last, or after admission', () => {
    const done = [{ on: '2025-05-10' }, { on: '2026-04-01' }]
    expect(isCheckedInYearOf(done, '2026-03-31')).toBe(false)
    expect(isCheckedInYearOf(done, '2026-04-01')).toBe(true)
    expect(checkUpDueOn(done, '2024-01-01', 12, '2026-03-31')).toBe('2026-05-10')
    expect(checkUpDueOn(done, '2024-01-01', 12, '2026-04-01')).toBe('2027-04-01')
    expect(checkUpDueOn([], '2026-01-15', 12, '2026-04-01')).toBe('2027-01-15')
  })

  test('missing begins the day after it was owed and ends the day before it was made', () => {
    const dueAfter = (last: string | null) =>
      last === null ? '2026-01-31' : `${Number(last.slice(0, 4)) + 1}${last.slice(4)}`
    const stay = { from: '2026-01-01', until: '2027-12-31' }
    expect(missingSpans(stay, ['2026-03-01', '2027-02-01'], dueAfter)).toEqual([
      { from: '2026-02-01', until: '2026-02-28' },
    ])
    expect(missingSpans(stay, ['2026-01-31'], dueAfter)).toEqual([{ from: '2027-02-01', until: '2027-12-31' }])
    expect(missingSpans(stay, ['2026-01-31'], (last) => (last === null ? '2026-01-31' : null))).toEqual([])
  })
})

describe('settlement of long-term care insurance', () => {
  test.each([
    [2000, 1500, 0.7, 1050, 950],
    [1000, 1500, 0.7, 700, 300],
    [0.1, 1500, 0.5, 0.05, 0.05],
    [1500, 1500, 1, 1500, 0],
    [333.33, 1500, 0.7, 233.33, 100],
    [0.45, 1500, 0.7, 0.32, 0.13],
  ])('a fee of %s under a limit of %s at %s: fund %s, self %s', (fee, limit, ratio, fundYuan, selfYuan) => {
    expect(settle(fee, limit, ratio)).toMatchObject({ fundYuan, selfYuan })
  })

  test('without a known ratio nobody knows what the fund pays', () => {
    expect(settle(1000, 1500, null)).toMatchObject({ feeYuan: 1000, fundYuan: null, selfYuan: null })
    expect(sumYuan([0.1, 0.2])).toBe(0.3)
  })
})

describe('what a referral tells of 72 hours', () => {
  test('least, greatest and newest of each kind; what nobody measured is absent', () => {
    const measured = (value: number, takenAt: number, diastolic: number | null = null) => ({
      ...{ kind: diastolic === null ? ('pulse' as const) : ('blood-pressure' as const), value, takenAt },
      ...{ diastolic, word: null },
    })
    expect(summariseVitals([measured(90, 3), measured(70, 1), measured(80, 2), measured(150, 1, 90)])).toEqual([
      { kind: 'blood-pressure', count: 1, min: '150/90', max: '150/90', newest: '150/90', newestAt: 1 },
      { kind: 'pulse', count: 3, min: '70', max: '90', newest: '90', newestAt: 3 },
    ])
    expect(summariseVitals([])).toEqual([])
  })

  test('sums of fluids are unknown where nothing was written, never 0', () => {
    const empty = {
      fluidInMl: null,
      fluidOutMl: null,
      stoolDays: null,
      mealSharePercent: null,
      weightKg: null,
      skinFindings: [],
    }
    expect(summariseCharts([])).toEqual(empty)
    const at = Date.parse('2026-05-01T10:00:00+08:00')
    expect(
      summariseCharts([
        { at, value: { kind: 'fluid-in', ml: 200, fluid: 'water' } },
        { at: at + 1, value: { kind: 'fluid-in', ml: 300, fluid: 'soup' } },
        { at, value: { kind: 'bowel', hasPassed: false, bristol: null, amount: null } },
        { at, value: { kind: 'food', meal: 'lunch', share: 50, texture: null, hasCoughed: null } },
        { at, value: { kind: 'food', meal: 'dinner', share: 75, texture: null, hasCoughed: null } },
        { at, value: { kind: 'skin', place: 'sacrum', stage: '2', finding: null, lengthCm: null, widthCm: null } },
        { at, value: { kind: 'skin', place: 'back', stage: 'none', finding: null, lengthCm: null, widthCm: null } },
      ]),
    ).toEqual({
      ...empty,
      ...{ fluidInMl: 500, stoolDays: 0, mealSharePercent: 63 },
      skinFindings: [{ place: 'sacrum', stage: '2', at }],
    })
  })
})
