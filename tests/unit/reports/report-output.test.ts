import { expect, test } from 'vitest'
import { computeReport } from '#main/features/reports/compute-report.ts'
import { r02Module } from '#main/features/reports/definitions/r02/r02.ts'
import { r04Module } from '#main/features/reports/definitions/r04/r04.ts'
import { formatReportOutput, toReportOutput } from '#main/hosts/cli/report-output.ts'
import { handMadeSource, OCTOBER, resident } from '../../support/hand-made-source.ts'

const input = { source: handMadeSource({ residentsOn: () => [resident('wang')] }), period: OCTOBER, filedClosing: null }

test('the command line prints each figure with the ids of its rows, and no name or ID number', () => {
  const output = JSON.parse(formatReportOutput(toReportOutput(computeReport(r02Module, input, 0), null), true))
  expect(output.figures.find(({ name }: { name: string }) => name === '期末在院')).toEqual({
    code: '11',
    name: '期末在院',
    unit: '人',
    value: 1,
    previous: 1,
    rowKind: 'resident',
    rowIds: ['wang'],
    rowAmounts: null,
  })
  const roster = formatReportOutput(toReportOutput(computeReport(r04Module, input, 0), null), true)
  expect(JSON.parse(roster).rowIds).toEqual(['wang'])
  expect(roster).not.toMatch(/王秀英|11010519491231002X/)
})

test('in words, unknown is said as unknown', () => {
  const unknown = { ...input, source: handMadeSource({ hasStaffRegister: () => false, firstRecordedOn: () => null }) }
  const text = formatReportOutput(toReportOutput(computeReport(r02Module, unknown, 0), null), false)
  expect(text).toContain('43\t从业人员数\t未知\t人\t未知')
})
