// R21 意外事件报告表, form version 2026-12. Incidents are reported as they happen, so the running month may be frozen as of today.
import r21Form from '../../../../../resources/reports/r21-2026-12.json' with { type: 'json' }
import { ReportDefinition, type ReportModule } from '../definition.ts'
import { checkR21 } from './checks-r21.ts'
import { computeR21Figures, computeR21Rows } from './compute-r21.ts'

export const r21Module: ReportModule = {
  definition: ReportDefinition.parse(r21Form),
  canFreezeRunningMonth: true,
  computeFigures: computeR21Figures,
  computeRows: computeR21Rows,
  computeChecks: checkR21,
}
