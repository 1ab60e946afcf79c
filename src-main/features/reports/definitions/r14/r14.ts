// R14 医养签约合作情况表, form version 2026-12. The quarter is judged as of its last day, or of today while it runs.
import r14Form from '../../../../../resources/reports/r14-2026-12.json' with { type: 'json' }
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import { ReportDefinition, type ReportModule } from '../definition.ts'
import { checkLicences, checkVisitsOwed } from './checks-r14.ts'
import { computeR14Figures, computeR14Rows } from './compute-r14.ts'

export const r14Module: ReportModule = {
  definition: ReportDefinition.parse(r14Form),
  canFreezeRunningMonth: true,
  computeFigures: computeR14Figures,
  computeRows: computeR14Rows,
  computeChecks: ({ source, period }, figures) => [
    judge({
      ...{ code: '14.agreement', severity: 'warn', holds: (figures.get('agreements')?.value ?? 0) > 0 },
      ...{ pass: '期末有有效的医养签约协议', fail: '期末没有有效的医养签约协议' },
    }),
    checkVisitsOwed({ source, period }),
    checkLicences({ source, period }),
    ...checkFacility(source.facility()),
  ],
}
