// R02 养老机构月报, form version 2026-11.
import r02Form from '../../../../../resources/reports/r02-2026-11.json' with { type: 'json' }
import { ReportDefinition, type ReportModule } from '../definition.ts'
import { checkR02 } from './checks-r02.ts'
import { computeR02 } from './compute-r02.ts'

export const r02Module: ReportModule = {
  definition: ReportDefinition.parse(r02Form),
  canFreezeRunningMonth: false,
  computeFigures: computeR02,
  computeRows: () => null,
  computeChecks: checkR02,
}
