// R24 24小时值班带班表, form version 2026-12. A table of days, kept as the month goes on, so the running month may be frozen as of today.
import r24Form from '../../../../../resources/reports/r24-2026-12.json' with { type: 'json' }
import { ReportDefinition, type ReportModule } from '../definition.ts'
import { checkR24 } from './checks-r24.ts'
import { computeR24Figures, computeR24Rows } from './compute-r24.ts'

export const r24Module: ReportModule = {
  definition: ReportDefinition.parse(r24Form),
  canFreezeRunningMonth: true,
  computeFigures: computeR24Figures,
  computeRows: computeR24Rows,
  computeChecks: checkR24,
}
