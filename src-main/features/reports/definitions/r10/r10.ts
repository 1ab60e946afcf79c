// R10 每日防火巡查记录表, form version 2026-12. A table of patrols, kept as the month goes on, so the running month may be frozen.
import r10Form from '../../../../../resources/reports/r10-2026-12.json' with { type: 'json' }
import { ReportDefinition, type ReportModule } from '../definition.ts'
import { checkR10 } from './checks-r10.ts'
import { computeR10Figures, computeR10Rows } from './compute-r10.ts'

export const r10Module: ReportModule = {
  definition: ReportDefinition.parse(r10Form),
  canFreezeRunningMonth: true,
  computeFigures: computeR10Figures,
  computeRows: computeR10Rows,
  computeChecks: checkR10,
}
