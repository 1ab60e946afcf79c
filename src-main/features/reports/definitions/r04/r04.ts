// R04 入住老年人花名册, form version 2026-11. A roster may be asked for on any day, so the running month may be frozen as of today.
import r04Form from '../../../../../resources/reports/r04-2026-11.json' with { type: 'json' }
import { ReportDefinition, type ReportModule } from '../definition.ts'
import { checkR04 } from './checks-r04.ts'
import { computeR04 } from './compute-r04.ts'

export const r04Module: ReportModule = {
  definition: ReportDefinition.parse(r04Form),
  canFreezeRunningMonth: true,
  computeFigures: () => new Map(),
  computeRows: computeR04,
  computeChecks: checkR04,
}
