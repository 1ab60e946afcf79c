// Cross-checks of R04 before it is frozen. It carries ID numbers, so a wrong one blocks.
import type { CheckResult, FigureRow } from '#shared/features/reports/reports.model.ts'
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import { checkAges, checkHeavyNeedBeds, checkIdentities, checkPapers } from '../checks/resident-checks.ts'
import type { ComputeInput, FigureValue } from '../definition.ts'
import { computeR02 } from '../r02/compute-r02.ts'

export function checkR04(
  input: ComputeInput,
  _figures: ReadonlyMap<string, FigureValue>,
  rows: FigureRow[] | null,
): CheckResult[] {
  const { source, period } = input
  const residents = source.residentsOn(period.asOf)
  return [
    checkRowCount(input, rows?.length ?? 0),
    ...checkAges(residents, period.asOf),
    checkHeavyNeedBeds(residents),
    ...checkPapers(residents, period.asOf),
    ...checkIdentities(residents, period.asOf, 'block'),
    ...checkFacility(source.facility()),
  ]
}

// The census is counted another way than the rows were listed: opening + in - out, as R02 balances it.
function checkRowCount(input: ComputeInput, count: number): CheckResult {
  const figures = computeR02(input)
  const value = (key: string): number => figures.get(key)?.value ?? 0
  const census = value('opening') + value('admitted') - value('discharged')
  return judge({
    code: '9.row-count',
    severity: 'block',
    holds: census === count,
    pass: `花名册 ${count} 行 = R02 期末在院 ${census}`,
    fail: `花名册 ${count} 行，R02 期末在院 ${census}，两者不等`,
  })
}
