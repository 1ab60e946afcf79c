import { describe, expect, test } from 'vitest'
import { computeReport } from '#main/features/reports/compute-report.ts'
import { reportModules } from '#main/features/reports/definitions/all-definitions.ts'
import { countAgeBands } from '#main/features/reports/definitions/checks/age-bands.ts'
import { checkR02 } from '#main/features/reports/definitions/r02/checks-r02.ts'
import { computeR02 } from '#main/features/reports/definitions/r02/compute-r02.ts'
import type { ReportSource } from '#main/features/reports/report-source.ts'
import type { ReportCode } from '#shared/features/reports/reports.model.ts'
import { handMadeSource, OCTOBER, resident } from '../../support/hand-made-source.ts'
import { FACILITY } from '../../support/report-home.ts'

const bed = { id: 'a', label: '1-1', careType: 'nursing', stayMode: 'full-time', isAvailable: true } as const
/** One resident all month in one bed: every rule holds. */
const inOrder: Partial<ReportSource> = { bedsOn: () => [bed], residentsOn: () => [resident('wang')] }

function severityOf(
  code: ReportCode,
  rule: string,
  answers: Partial<ReportSource>,
  filedClosing: number | null = null,
) {
  const module = reportModules.find(({ definition }) => definition.code === code)!
  const source = handMadeSource({ ...inOrder, ...answers })
  const { checks } = computeReport(module, { source, period: OCTOBER, filedClosing }, 0)
  const check = checks.find((one) => one.code === rule)
  if (!check) throw new Error(`no check ${rule}`)
  return { severity: check.severity, rows: check.rows.map(({ id }) => id) }
}
const withResident = (facts: Parameters<typeof resident>[1]): Partial<ReportSource> => ({
  residentsOn: () => [resident('wang', facts)],
})

test.each(['R02', 'R04'] as const)('a home in order passes every check of %s', (code) => {
  const module = reportModules.find(({ definition }) => definition.code === code)!
  const { checks } = computeReport(module, { source: handMadeSource(inOrder), period: OCTOBER, filedClosing: 1 }, 0)
  expect(checks.length).toBeGreaterThan(10)
  expect(checks.filter(({ severity }) => severity !== 'pass')).toEqual([])
})

describe('rules that block', () => {
  test('1: an opening that does not lead to the closing', () => {
    const admissionsIn = () => [{ id: 'x', residentId: 'chen', admittedOn: '2026-10-02' }]
    expect(severityOf('R02', '1.balance', { admissionsIn }).severity).toBe('block')
  })

  test('1: a discharge without a reason leaves the reasons short of the discharges', () => {
    const out = { id: 'd', residentId: 'chen', admittedOn: '2026-01-01', dischargedOn: '2026-10-02', reason: null }
    expect(severityOf('R02', '1.discharges', { dischargesIn: () => [out] }).severity).toBe('block')
  })

  test.each([
    ['2.sex', 'sex-male'],
    ['2.ability', 'ability-unknown'],
    ['2.category', 'category-unknown'],
  ])('2: %s that does not add up to the closing', (rule, key) => {
    const source = handMadeSource(inOrder)
    const figures = new Map(computeR02({ source, period: OCTOBER }))
    figures.set(key, { value: 1, rowKind: 'resident', rowIds: ['ghost'] })
    const check = checkR02({ source, period: OCTOBER, filedClosing: null }, figures).find(({ code }) => code === rule)
    expect(check).toMatchObject({ severity: 'block', message: expect.stringContaining('合计 2 不等于期末在院 1') })
  })

  test('2: age bands that do not add up to the closing', () => {
    const source = handMadeSource(inOrder)
    const figures = new Map(computeR02({ source, period: OCTOBER }))
    figures.set('closing', { value: 2, rowKind: 'resident', rowIds: ['wang', 'ghost'] })
    const check = checkR02({ source, period: OCTOBER, filedClosing: null }, figures).find(
      ({ code }) => code === '2.age',
    )
    expect(check?.severity).toBe('block')
  })

  test('3: more nursing beds than beds', () => {
    const source = handMadeSource(inOrder)
    const figures = new Map(computeR02({ source, period: OCTOBER }))
    figures.set('beds-nursing', { value: 2, rowKind: 'bed', rowIds: ['a', 'b'] })
    const check = checkR02({ source, period: OCTOBER, filedClosing: null }, figures).find(
      ({ code }) => code === '3.nursing-beds',
    )
    expect(check?.severity).toBe('block')
  })

  test('3: a bed that is neither 全托 nor 日托', () => {
    const bedsOn = () => [{ ...bed, stayMode: null }]
    expect(severityOf('R02', '3.stay-modes', { bedsOn })).toEqual({ severity: 'block', rows: ['a'] })
  })

  test('3: somebody in the home without a bed', () => {
    expect(severityOf('R02', '3.bed-for-everybody', withResident({ bed: null }))).toEqual({
      severity: 'block',
      rows: ['wang'],
    })
  })

  test('8: a wrong ID number blocks the roster that carries it and warns in the monthly report', () => {
    const wrong = withResident({ idNumber: '110105194912310021' })
    expect(severityOf('R04', '8.id-number', wrong)).toEqual({ severity: 'block', rows: ['wang'] })
    expect(severityOf('R02', '8.id-number', wrong)).toEqual({ severity: 'warn', rows: ['wang'] })
  })

  test('8: a wrong credit code blocks, a missing one warns', () => {
    const facility = (creditCode: string | null) => () => ({ ...FACILITY, creditCode })
    expect(severityOf('R02', '8.credit-code', { facility: facility('91350100M000100Y44') }).severity).toBe('block')
    expect(severityOf('R02', '8.credit-code', { facility: facility(null) }).severity).toBe('warn')
    expect(severityOf('R02', '8.credit-code', { facility: () => null }).severity).toBe('warn')
  })

  test('9: a roster whose rows are not the census R02 balances to', () => {
    const admissionsIn = () => [{ id: 'x', residentId: 'chen', admittedOn: '2026-10-02' }]
    expect(severityOf('R04', '9.row-count', { admissionsIn }).severity).toBe('block')
  })
})

describe('rules that warn', () => {
  test.each([
    ['4.age', { birthOn: '1966-11-01', idNumber: null }],
    ['4.id-agrees', { birthOn: '1949-12-30' }],
    ['4.id-agrees', { sex: 'male' }],
    ['5.heavy-need-bed', { abilityLevel: 3, bed: { id: 'a', label: '1-1', careType: 'ordinary' } }],
    ['6.agreement', { agreement: null }],
    ['6.agreement', { agreement: { fromOn: '2025-01-01', toOn: '2026-01-01', monthlyFee: null, isInForce: false } }],
    ['6.assessment', { assessedOn: '2025-10-30' }],
    ['6.assessment', { assessedOn: null }],
    ['6.emergency-contact', { contact: null }],
    ['8.id-missing', { idNumber: null }],
    ['8.phone', { contact: { name: '王小明', relation: '', phone: '85600000', isEmergency: true } }],
  ] as const)('%s names the resident (%j)', (rule, facts) => {
    expect(severityOf('R02', rule, withResident(facts))).toEqual({ severity: 'warn', rows: ['wang'] })
  })

  test('an assessment exactly twelve months old still holds, and sixty is old enough', () => {
    expect(severityOf('R02', '6.assessment', withResident({ assessedOn: '2025-10-31' })).severity).toBe('pass')
    expect(severityOf('R02', '4.age', withResident({ birthOn: '1966-10-31', idNumber: null })).severity).toBe('pass')
  })

  test('3: more residents than full-time beds', () => {
    expect(severityOf('R02', '3.within-beds', { bedsOn: () => [{ ...bed, stayMode: 'day-care' }] }).severity).toBe(
      'warn',
    )
  })

  test('8: an area code that is not in the list', () => {
    const facility = () => ({ ...FACILITY, areaCode: '999999000000' })
    expect(severityOf('R02', '8.area-code', { facility }).severity).toBe('warn')
  })

  test('9: an opening other than the filed closing of the month before', () => {
    expect(severityOf('R02', '9.carried-over', {}, 2).severity).toBe('warn')
    expect(severityOf('R02', '9.carried-over', {}, 1).severity).toBe('pass')
  })
})

test('age bands put everybody into exactly one band, the unknown into their own', () => {
  const births = ['1966-11-01', '1966-10-31', '1956-10-31', '1946-10-31', '1936-10-31', '1926-10-31', null]
  const bands = countAgeBands(
    births.map((birthOn, index) => resident(`r${index}`, { birthOn })),
    '2026-10-31',
  )
  expect(bands.map(({ residentIds }) => residentIds)).toEqual(births.map((_, index) => [`r${index}`]))
})
