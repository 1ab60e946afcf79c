// Cross-checks of R20 before it is frozen: who is missing in it blocks, who was not judged in time is named.
import type { CheckResult, FigureRow } from '#shared/features/reports/reports.model.ts'
import { judge, judgeEach } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import type { ComputeInput, FigureValue } from '../definition.ts'
import { computeR02 } from '../r02/compute-r02.ts'
import { readStandings, type Standing } from './compute-r20.ts'

export function checkR20(
  input: ComputeInput,
  _figures: ReadonlyMap<string, FigureValue>,
  rows: FigureRow[] | null,
): CheckResult[] {
  const standings = readStandings(input)
  const peopleWhere = (holds: (standing: Standing) => boolean) =>
    standings.filter(holds).map(({ resident }) => resident)
  return [
    checkCount(input, rows?.length ?? 0),
    judgeEach({
      ...{ code: '20.assessed', severity: 'warn', broken: peopleWhere(({ current }) => current === null) },
      ...{ pass: '在院老人均已评估九项风险', fail: (count) => `${count} 名在院老人未评估` },
    }),
    judgeEach({
      ...{ code: '20.in-time', severity: 'warn', pass: '已作的评估均未逾期' },
      broken: peopleWhere(({ isOverdue, due }) => isOverdue && due.reason === 'yearly'),
      fail: (count) => `${count} 名在院老人的评估已逾期`,
    }),
    judgeEach({
      ...{ code: '20.after-incident', severity: 'warn', pass: '评估后发生九类事件的老人均已重新评估' },
      broken: peopleWhere(({ isOverdue, due }) => isOverdue && due.reason === 'incident'),
      fail: (count) => `${count} 名在院老人评估后发生事件而未重新评估`,
    }),
    ...checkFacility(input.source.facility()),
  ]
}

// The census is counted another way than the rows were listed: opening + in - out, as R02 balances it.
function checkCount(input: ComputeInput, count: number): CheckResult {
  const figures = computeR02(input)
  const value = (key: string): number => figures.get(key)?.value ?? 0
  const census = value('opening') + value('admitted') - value('discharged')
  return judge({
    code: '20.count',
    severity: 'block',
    holds: census === count,
    pass: `汇总表 ${count} 行 = R02 期末在院 ${census}`,
    fail: `汇总表 ${count} 行，R02 期末在院 ${census}，两者不等`,
  })
}
