import { describe, expect, test } from 'vitest'
import type { EvidenceGap } from '#shared/features/binder/evidence.model.ts'
import { CalendarFile } from '#shared/features/duty-calendar/duty-calendar.model.ts'
import { countIn, periodsOf, stateOf } from '#shared/features/duty-calendar/duty-calendar.rules.ts'
import calendar from '../../../resources/duty-calendar/calendar-2026-12.json' with { type: 'json' }

describe('the periods of a month', () => {
  test('days are all of it, weeks those that end in it, longer ones the one it lies in', () => {
    expect(periodsOf('day', '2026-02')).toHaveLength(28)
    // 2026-11-01 is a Sunday: the week that ends on it begins in October.
    expect(periodsOf('week', '2026-11').map(({ from, until }) => `${from} ${until}`)).toEqual([
      '2026-10-26 2026-11-01',
      '2026-11-02 2026-11-08',
      '2026-11-09 2026-11-15',
      '2026-11-16 2026-11-22',
      '2026-11-23 2026-11-29',
    ])
    expect(periodsOf('month', '2024-02')).toEqual([{ from: '2024-02-01', until: '2024-02-29' }])
    expect(periodsOf('quarter', '2026-11')).toEqual([{ from: '2026-10-01', until: '2026-12-31' }])
    expect(periodsOf('half-year', '2026-06')).toEqual([{ from: '2026-01-01', until: '2026-06-30' }])
    expect(periodsOf('year', '2026-01')).toEqual([{ from: '2026-01-01', until: '2026-12-31' }])
  })
})

describe('how a period stands', () => {
  const span = { from: '2026-11-01', until: '2026-11-30' }
  const after = { today: '2026-12-01', firstOn: '2026-01-05' }
  test.each([
    ['enough records, no gap', { records: 1, gaps: 0, atLeast: 1 }, after, 'done'],
    ['too few records after its end', { records: 2, gaps: 0, atLeast: 3 }, after, 'partly'],
    ['a gap after its end', { records: 5, gaps: 1, atLeast: 1 }, after, 'partly'],
    ['nothing after its end', { records: 0, gaps: 0, atLeast: 1 }, after, 'missed'],
    ['nothing on its last day', { records: 0, gaps: 0, atLeast: 1 }, { ...after, today: '2026-11-30' }, 'open'],
    ['done on its last day', { records: 1, gaps: 0, atLeast: 1 }, { ...after, today: '2026-11-30' }, 'done'],
    [
      'over before anything was kept',
      { records: 0, gaps: 0, atLeast: 1 },
      { ...after, firstOn: '2026-12-01' },
      'before',
    ],
    ['over, and nothing was ever kept', { records: 0, gaps: 0, atLeast: 1 }, { ...after, firstOn: null }, 'before'],
  ] as const)('%s', (_name, counts, about, state) => {
    expect(stateOf(span, counts, about)).toBe(state)
  })

  test('counts what is filed under its days, the ends included', () => {
    const record = (on: string) => ({ id: on, on, values: {}, link: '/' })
    const evidence = { records: ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map(record), gaps: [] }
    expect(countIn(evidence, span, { where: {}, each: null, gaps: null })).toEqual({ records: 2, gaps: 0 })
  })

  test('another record of the topic proves nothing, a repeated one counts once, and another kind of gap is no gap', () => {
    const record = (id: string, values: Record<string, string>) => ({ id, on: '2026-11-05', values, link: '/' })
    const gap = (kind: EvidenceGap['kind'], values: Record<string, string> = {}) => ({
      ...{ key: kind, kind, on: '2026-11-05', values, link: '/' },
    })
    const tests = ['lift', 'facility', 'facility', 'appraisal'].map((code, index) => record(`${index}`, { code }))
    const evidence = { records: tests, gaps: [gap('house-test-overdue', { code: 'lift' }), gap('drill-missing')] }
    const where = { code: ['facility', 'appraisal'] }
    expect(countIn(evidence, span, { where, each: null, gaps: null })).toEqual({ records: 3, gaps: 1 })
    expect(countIn(evidence, span, { where, each: 'code', gaps: ['house-test-overdue'] })).toEqual({
      ...{ records: 2, gaps: 0 },
    })
  })
})

test('an item closes with its own record: the ones told apart by a value name values their topic has', () => {
  const { items } = CalendarFile.parse(calendar)
  const told = Object.fromEntries(
    items.flatMap(({ code, proof }) =>
      'topic' in proof && Object.keys(proof.where).length > 0 ? [[code, proof.where]] : [],
    ),
  )
  expect(told).toEqual({
    'weekly-check': { checkKind: ['weekly'] },
    'first-aid-check': { name: ['急救箱'] },
    'self-check': { checkKind: ['fire-monthly'] },
    'equipment-look': { act: ['looked'] },
    'fire-maintenance': { code: ['fire-maintenance'] },
    'station-training': { act: ['training'] },
    drill: { drillKind: ['fire-evacuation'] },
    'yearly-tests': { code: ['fire-facility-test', 'fire-safety-appraisal', 'electrical-test'] },
    'bureau-check': { source: ['civil-affairs', 'joint'] },
  })
})

test('every item of the calendar has its own code and a basis', () => {
  const { items } = CalendarFile.parse(calendar)
  expect(new Set(items.map(({ code }) => code)).size).toBe(items.length)
  expect(items.filter(({ basis }) => basis.trim() === '')).toEqual([])
})
