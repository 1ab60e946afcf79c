// Cross-checks of R10. They warn: a patrol nobody walked is a fact to be seen, and must not be a reason to write one afterwards.
import { screenLinks } from '#shared/contract/screen-links.ts'
import { clockTimeOf } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import type { CheckResult, FigureRow } from '#shared/features/reports/reports.model.ts'
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import type { ComputeInput, FigureValue } from '../definition.ts'
import { patrolsOf } from './compute-r10.ts'

export function checkR10(
  input: ComputeInput,
  _figures: ReadonlyMap<string, FigureValue>,
  _rows: FigureRow[] | null,
): CheckResult[] {
  const { planned, patrols } = patrolsOf(input)
  const wanting = planned.filter(({ state }) => state === 'missed' || state === 'partly')
  const unsigned = patrols.filter(({ signedAt }) => signedAt === null)
  return [
    judge({
      ...{ code: '10.walked', severity: 'warn', holds: wanting.length === 0, pass: '应巡的均已巡全或已说明' },
      fail: `${wanting.length} 次巡查未巡全且未说明`,
      rows: wanting.map(({ at, day }) => ({
        ...{ id: String(at), link: screenLinks.firePatrolsOf(day), label: `${day} ${clockTimeOf(at)}` },
      })),
    }),
    judge({
      ...{ code: '10.signed', severity: 'warn', holds: unsigned.length === 0, pass: '巡查记录均有主管签名' },
      fail: `${unsigned.length} 次巡查缺主管签名`,
      rows: unsigned.map(({ id, day, startedAt }) => ({
        ...{ id, link: screenLinks.firePatrolsOf(day), label: `${day} ${clockTimeOf(startedAt)}` },
      })),
    }),
    ...checkFacility(input.source.facility()),
  ]
}
