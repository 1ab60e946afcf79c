import { describe, expect, test } from 'vitest'
import { computeR02 } from '#main/features/reports/definitions/r02/compute-r02.ts'
import type { ReportSource } from '#main/features/reports/report-source.ts'
import { handMadeSource, OCTOBER, resident } from '../../support/hand-made-source.ts'

function figureOf(key: string, answers: Partial<ReportSource>) {
  const figure = computeR02({ source: handMadeSource(answers), period: OCTOBER }).get(key)
  if (!figure) throw new Error(`no figure ${key}`)
  return figure
}
const counted = (key: string, answers: Partial<ReportSource>) => {
  const { value, rowIds } = figureOf(key, answers)
  return { value, rowIds }
}

const beds: Partial<ReportSource> = {
  bedsOn: () => [
    { id: 'a', label: '1-1', careType: 'nursing', stayMode: 'full-time', isAvailable: true },
    { id: 'b', label: '1-2', careType: 'ordinary', stayMode: 'full-time', isAvailable: true },
    { id: 'c', label: '1-3', careType: null, stayMode: null, isAvailable: false },
  ],
}

describe('beds and shares', () => {
  test('a bed in repair counts as a bed, and one without a recorded type is not called a nursing bed', () => {
    expect(counted('beds-total', beds)).toEqual({ value: 3, rowIds: ['a', 'b', 'c'] })
    expect(counted('beds-nursing', beds)).toEqual({ value: 1, rowIds: ['a'] })
  })

  test('occupancy is the closing census over the available beds', () => {
    const answers = { ...beds, residentsOn: () => [resident('wang')] }
    expect(figureOf('occupancy', answers).value).toBe(50)
  })

  test('occupancy of a home without available beds is unknown, not zero', () => {
    expect(figureOf('occupancy', { residentsOn: () => [resident('wang')] }).value).toBeNull()
    expect(figureOf('average-occupancy', { personDays: () => [{ residentId: 'wang', days: 3 }] }).value).toBeNull()
  })

  test('average occupancy is person-days over the beds of every day, to one decimal', () => {
    const answers = { personDays: () => [{ residentId: 'wang', days: 31 }], bedDays: () => 93 }
    expect(figureOf('average-occupancy', answers).value).toBe(33.3)
  })
})

describe('movements', () => {
  test('the opening is the census of the evening before the month, the closing that of its last evening', () => {
    const residentsOn = (day: string) =>
      day === '2026-09-30' ? [resident('old')] : day === '2026-10-31' ? [resident('new')] : []
    expect(counted('opening', { residentsOn })).toEqual({ value: 1, rowIds: ['old'] })
    expect(counted('closing', { residentsOn })).toEqual({ value: 1, rowIds: ['new'] })
  })

  test('admissions and discharges are asked for the days of the month', () => {
    const asked: string[] = []
    const ask = (what: string) => (from: string, until: string) => {
      asked.push(`${what} ${from} ${until}`)
      return []
    }
    computeR02({ source: handMadeSource({ admissionsIn: ask('in'), dischargesIn: ask('out') }), period: OCTOBER })
    expect(asked).toEqual(['in 2026-10-01 2026-10-31', 'out 2026-10-01 2026-10-31'])
  })

  test.each(['home', 'hospital', 'other-facility', 'death', 'other'] as const)(
    'a discharge for %s is counted under its reason only',
    (reason) => {
      const out = { id: 'd1', residentId: 'wang', admittedOn: '2026-01-01', dischargedOn: '2026-10-02', reason }
      const figures = computeR02({ source: handMadeSource({ dischargesIn: () => [out] }), period: OCTOBER })
      const hit = [...figures]
        .filter(([key, { value }]) => key.startsWith('discharged') && value === 1)
        .map(([key]) => key)
      expect(hit).toEqual(['discharged', `discharged-${reason}`])
    },
  )

  test('person-days and leave-days keep the days of each resident', () => {
    const days = [
      { residentId: 'wang', days: 31 },
      { residentId: 'chen', days: 4 },
    ]
    const expected = { value: 35, rowIds: ['wang', 'chen'], rowAmounts: [31, 4] }
    expect(figureOf('person-days', { personDays: () => days })).toMatchObject(expected)
    expect(figureOf('leave-days', { leaveDays: () => days })).toMatchObject(expected)
  })
})

describe('breakdowns of the closing census', () => {
  test.each([
    ['ability-0', { abilityLevel: 0 }],
    ['ability-1', { abilityLevel: 1 }],
    ['ability-2', { abilityLevel: 2 }],
    ['ability-3', { abilityLevel: 3 }],
    ['ability-4', { abilityLevel: 4 }],
    ['ability-unknown', { abilityLevel: null }],
    ['sex-male', { sex: 'male' }],
    ['sex-female', { sex: 'female' }],
    ['category-extreme-hardship', { category: 'extreme-hardship' }],
    ['category-minimum-living', { category: 'minimum-living' }],
    ['category-near-minimum-living', { category: 'near-minimum-living' }],
    ['category-special-care', { category: 'special-care' }],
    ['category-self-paying', { category: 'self-paying' }],
    ['category-unknown', { category: null }],
  ] as const)('%s counts exactly those it names', (key, facts) => {
    const figures = computeR02({
      source: handMadeSource({ residentsOn: () => [resident('one', facts)] }),
      period: OCTOBER,
    })
    const family = key.split('-')[0]!
    const hit = [...figures]
      .filter(([one, { value }]) => one.startsWith(`${family}-`) && value === 1)
      .map(([one]) => one)
    expect(hit).toEqual([key])
    expect(figures.get(key)?.rowIds).toEqual(['one'])
  })
})

describe('events and staff', () => {
  test('somebody assessed twice in the month is one person, by the later assessment', () => {
    const assessmentsIn = () => [
      { id: 'first', residentId: 'wang', assessedOn: '2026-10-02', level: 1 },
      { id: 'second', residentId: 'wang', assessedOn: '2026-10-20', level: 2 },
    ]
    expect(counted('assessed', { assessmentsIn })).toEqual({ value: 1, rowIds: ['second'] })
  })

  test('a complaint is no incident, and 其他 is an incident outside the nine', () => {
    const incidentsIn = () => [
      { id: 'c', kind: 'complaint' as const },
      { id: 'o', kind: 'other' as const },
      { id: 'f', kind: 'fall' as const },
    ]
    expect(counted('incidents', { incidentsIn })).toEqual({ value: 2, rowIds: ['o', 'f'] })
    expect(counted('incidents-other', { incidentsIn })).toEqual({ value: 1, rowIds: ['o'] })
    expect(counted('incidents-fall', { incidentsIn })).toEqual({ value: 1, rowIds: ['f'] })
    expect(counted('complaints', { incidentsIn })).toEqual({ value: 1, rowIds: ['c'] })
  })

  test('caregivers are the staff whose post is caregiver; without a register both numbers are unknown', () => {
    const staffOn = () => [
      { id: 's1', post: 'caregiver' as const },
      { id: 's2', post: 'cook' as const },
    ]
    expect(counted('staff', { staffOn })).toEqual({ value: 2, rowIds: ['s1', 's2'] })
    expect(counted('caregivers', { staffOn })).toEqual({ value: 1, rowIds: ['s1'] })
    expect(counted('staff', { hasStaffRegister: () => false })).toEqual({ value: null, rowIds: [] })
  })
})
