// R14 医养签约合作情况表, form version 2026-12. The quarter is judged as of its last day, or of today while it runs.
import r14Form from '../../../../../resources/reports/r14-2026-12.json' with { type: 'json' }
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import { ReportDefinition, type ReportModule } from '../definition.ts'
import { computeR14Figures, computeR14Rows } from './compute-r14.ts'

export const r14Module: ReportModule = {
  definition: ReportDefinition.parse(r14Form),
  canFreezeRunningMonth: true,
  computeFigures: computeR14Figures,
  computeRows: computeR14Rows,
  computeChecks: ({ source }, figures, rows) => [
    judge({
      ...{ code: '14.agreement', severity: 'warn', holds: (figures.get('agreements')?.value ?? 0) > 0 },
      ...{ pass: '期末有有效的医养签约协议', fail: '期末没有有效的医养签约协议' },
    }),
    judge({
      ...{ code: '14.visits', severity: 'warn', holds: (rows ?? []).every(({ cells }) => Number(cells.visits) > 0) },
      ...{ pass: '每份协议在本季均有巡诊记录', fail: '有协议在本季没有巡诊记录' },
    }),
    ...checkFacility(source.facility()),
  ],
}
