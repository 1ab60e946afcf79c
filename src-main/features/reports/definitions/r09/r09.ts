// R09 消防安全自查表, form version 2026-12.
import type { CheckResult } from '#shared/features/reports/reports.model.ts'
import r09Form from '../../../../../resources/reports/r09-2026-12.json' with { type: 'json' }
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import { ReportDefinition, type ReportModule } from '../definition.ts'
import { computeR09Figures, computeR09Rows } from './compute-r09.ts'

/** Without a check there is nothing to be mended, and nothing to be praised. */
function checkMended(unmended: number | null): CheckResult[] {
  if (unmended === null) return []
  return [
    judge({
      ...{ code: '09.mended', severity: 'warn', holds: unmended === 0 },
      ...{ pass: '不合格项均已复查整改', fail: `${unmended} 个不合格项未整改` },
    }),
  ]
}

export const r09Module: ReportModule = {
  definition: ReportDefinition.parse(r09Form),
  canFreezeRunningMonth: true,
  computeFigures: computeR09Figures,
  computeRows: computeR09Rows,
  computeChecks: ({ source }, figures) => [
    judge({
      ...{ code: '09.made', severity: 'warn', holds: (figures.get('checks')?.value ?? 0) > 0 },
      ...{ pass: '报告期内已完成消防安全自查', fail: '报告期内没有已签名的消防安全自查表' },
    }),
    ...checkMended(figures.get('unmended')?.value ?? null),
    ...checkFacility(source.facility()),
  ],
}
