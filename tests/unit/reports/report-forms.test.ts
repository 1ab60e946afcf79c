import { describe, expect, test } from 'vitest'
import { reportModules } from '#main/features/reports/definitions/all-definitions.ts'
import { moduleInForce } from '#main/features/reports/definitions/definition.ts'
import { maskCells } from '#main/features/reports/mask-table.ts'
import { periodOf, previousPeriod } from '#main/features/reports/period.ts'
import { dueDayOf, listUnfiledMonths } from '#main/features/reports/report-due.ts'
import { workbookFileName } from '#main/features/reports/workbook/file-name.ts'
import { columnLetters } from '#main/features/reports/workbook/sheet-builder.ts'
import { oneCheck, onePatrol } from '../../support/fire-records.ts'
import {
  fireSafetyLines,
  handMadeSource,
  incidentFile,
  OCTOBER,
  partnerAgreement,
  resident,
  staffFile,
  training,
} from '../../support/hand-made-source.ts'
import { FACILITY } from '../../support/report-home.ts'

describe('forms', () => {
  test.each(reportModules.map((module) => [module.definition.version, module] as const))(
    '%s promises exactly what is computed',
    (_version, module) => {
      const { figures, columns } = module.definition
      const computed = module.computeFigures({ source: handMadeSource(), period: OCTOBER })
      expect(figures.map(({ key }) => key).sort()).toEqual([...computed.keys()].sort())
      expect(new Set(figures.map(({ code }) => code)).size).toBe(figures.length)
      const source = handMadeSource({
        residentsOn: () => [resident('wang')],
        incidentFilesIn: () => [incidentFile('fall')],
        staffFilesOn: () => [staffFile('wu')],
        trainingsIn: () => [training('t1')],
        dutyDaysIn: () => [{ day: OCTOBER.firstOn, cells: [], handovers: [] }],
        accompaniedMealsIn: () => [{ day: OCTOBER.firstOn, meal: 'lunch', people: '陈院长', remarks: null }],
        partnerAgreementsIn: () => [partnerAgreement('health-centre')],
        ...fireSafetyLines,
        firePatrolsIn: () => onePatrol(),
        selfChecksIn: (kind) => oneCheck(kind),
      })
      const [row] = module.computeRows({ source, period: OCTOBER }) ?? []
      expect((columns ?? []).map(({ key }) => key).sort()).toEqual(Object.keys(row?.cells ?? {}).sort())
    },
  )

  test('a month is reported in the form that was in force', () => {
    const [r02] = reportModules
    const later = { ...r02!, definition: { ...r02!.definition, version: 'R02-2027-01', effectiveFromOn: '2027-01-01' } }
    const version = (month: string) => moduleInForce([later, r02!], 'R02', month)?.definition.version
    expect([version('2026-12'), version('2027-01'), version('1999-12')]).toEqual([
      'R02-2026-11',
      'R02-2027-01',
      undefined,
    ])
  })
})

describe('periods', () => {
  test('the last day of a month still belongs to the running month', () => {
    expect(periodOf('2026-10', '2026-10-31')).toMatchObject({ isOver: false, asOf: '2026-10-31' })
    expect(periodOf('2026-10', '2026-11-01')).toMatchObject({ isOver: true, asOf: '2026-10-31' })
    expect(periodOf('2026-10', '2026-10-09')).toMatchObject({ isOver: false, asOf: '2026-10-09' })
  })

  test('the month before January is December', () => {
    expect(previousPeriod(periodOf('2026-01', '2026-02-02'))).toMatchObject({
      firstOn: '2025-12-01',
      asOf: '2025-12-31',
    })
  })
})

describe('quarters and years', () => {
  test('any month of a quarter names the whole quarter', () => {
    expect(periodOf('2026-08', '2026-11-03', 'quarter')).toEqual({
      ...{ month: '2026-09', firstOn: '2026-07-01', lastOn: '2026-09-30', asOf: '2026-09-30', isOver: true },
    })
    expect(periodOf('2026-12', '2026-11-03', 'quarter')).toMatchObject({ isOver: false, asOf: '2026-11-03' })
    expect(() => periodOf('2027-01', '2026-11-03', 'quarter')).toThrow('PERIOD_NOT_OVER')
  })

  test('the quarter before the first is the last of the year before, the year before is whole', () => {
    const first = periodOf('2026-01', '2026-11-03', 'quarter')
    expect(previousPeriod(first, 'quarter')).toMatchObject({ month: '2025-12', firstOn: '2025-10-01' })
    const year = periodOf('2026-05', '2026-11-03', 'year')
    expect([year.month, year.firstOn]).toEqual(['2026-12', '2026-01-01'])
    expect(previousPeriod(year, 'year')).toMatchObject({
      month: '2025-12',
      firstOn: '2025-01-01',
      lastOn: '2025-12-31',
    })
  })

  test('a quarter is due after its last month, once', () => {
    const form = { cycle: 'quarter' as const, due: { ...r02Due, dayOfNextMonth: 10 } }
    expect(listUnfiledMonths(form, [], { today: '2026-11-03', untilOn: '2027-01-10' })).toEqual(['2026-09', '2026-12'])
    expect(dueDayOf(form, '2026-09')).toBe('2026-10-10')
  })
})

const r02Due = { owner: 'office' as const, isVerified: false, basis: '' }

describe('when a report is due', () => {
  const r02 = reportModules.find(({ definition }) => definition.code === 'R02')!.definition
  const r04 = reportModules.find(({ definition }) => definition.code === 'R04')!.definition

  test('the monthly report is due on the 5th of the next month, the roster on no day', () => {
    expect(dueDayOf(r02, '2026-12')).toBe('2027-01-05')
    expect(dueDayOf(r04, '2026-12')).toBeNull()
    expect(listUnfiledMonths(r04, [], { today: '2026-11-03', untilOn: '2026-12-31' })).toEqual([])
  })

  test('a home that never filed here owes the last whole month, not its past', () => {
    expect(listUnfiledMonths(r02, [], { today: '2026-11-03', untilOn: '2026-12-05' })).toEqual(['2026-10', '2026-11'])
    expect(listUnfiledMonths(r02, [], { today: '2026-11-03', untilOn: '2026-11-04' })).toEqual([])
  })

  test('a month left out between filed months stays due', () => {
    const filed = ['2026-07', '2026-09']
    expect(listUnfiledMonths(r02, filed, { today: '2026-11-03', untilOn: '2026-11-05' })).toEqual([
      '2026-08',
      '2026-10',
    ])
  })
})

describe('names and masks', () => {
  const content = { code: 'R02', period: '2026-10' } as Parameters<typeof workbookFileName>[0]['content']

  test('a file name carries area, home, form, month and version, and is safe on Windows', () => {
    expect(workbookFileName({ unit: FACILITY, content }, 3)).toBe('350582001000_示例养老院_R02_202610_v3.xlsx')
    const odd = { ...FACILITY, areaCode: null, shortName: ' 颐安:养老/院_<一>. ' }
    expect(workbookFileName({ unit: odd, content }, 1)).toBe('区划未填_颐安 养老 院 一_R02_202610_v1.xlsx')
    expect(workbookFileName({ unit: null, content }, 1)).toBe('区划未填_机构未填_R02_202610_v1.xlsx')
  })

  test('a mask leaves unknown cells unknown', () => {
    const columns = [
      { key: 'idNumber', title: '身份证号', width: 20, kind: 'text' as const, mask: 'id-number' as const },
    ]
    expect(maskCells({ idNumber: null }, columns)).toEqual({ idNumber: null })
  })

  test('columns beyond Z are named as spreadsheets name them', () => {
    expect([0, 25, 26, 27, 51, 52, 701, 702].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AB',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ])
  })
})
