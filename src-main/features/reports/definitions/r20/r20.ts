// R20 服务安全风险评估汇总表, form version 2026-12. It may be asked for on any day, so the running month may be frozen as of today.
import r20Form from '../../../../../resources/reports/r20-2026-12.json' with { type: 'json' }
import { ReportDefinition, type ReportModule } from '../definition.ts'
import { checkR20 } from './checks-r20.ts'
import { computeR20Figures, computeR20Rows } from './compute-r20.ts'

export const r20Module: ReportModule = {
  definition: ReportDefinition.parse(r20Form),
  canFreezeRunningMonth: true,
  computeFigures: computeR20Figures,
  computeRows: computeR20Rows,
  computeChecks: checkR20,
}
