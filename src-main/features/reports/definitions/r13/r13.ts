// R13 重大事故隐患排查表, form version 2026-12. A span is a quarter.
import type { CheckResult } from '#shared/features/reports/reports.model.ts'
import r13Form from '../../../../../resources/reports/r13-2026-12.json' with { type: 'json' }
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import { ReportDefinition, type ReportModule } from '../definition.ts'
import { computeR13Figures, computeR13Rows } from './compute-r13.ts'

/** Without a search nothing is known that could have been reported. */
function checkReported(unreported: number | null): CheckResult[] {
  if (unreported === null) return []
  return [
    judge({
      ...{ code: '13.reported', severity: 'warn', holds: unreported === 0, pass: '判定为重大的隐患均已上报' },
      fail: `${unreported} 次排查有重大事故隐患而未登记上报`,
    }),
  ]
}

export const r13Module: ReportModule = {
  definition: ReportDefinition.parse(r13Form),
  canFreezeRunningMonth: true,
  computeFigures: computeR13Figures,
  computeRows: computeR13Rows,
  computeChecks: ({ source }, figures) => [
    judge({
      ...{ code: '13.made', severity: 'warn', holds: (figures.get('checks')?.value ?? 0) > 0 },
      ...{ pass: '报告期内已完成重大事故隐患排查', fail: '报告期内没有已签名的重大事故隐患排查表' },
    }),
    ...checkReported(figures.get('unreported')?.value ?? null),
    ...checkFacility(source.facility()),
  ],
}
