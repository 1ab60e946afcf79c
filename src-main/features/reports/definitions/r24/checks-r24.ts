// Cross-checks of R24. They warn: a gap in the table is a fact to be seen, and must not be a reason to write a name afterwards.
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { CheckResult, FigureRow } from '#shared/features/reports/reports.model.ts'
import type { SourceDutyDay } from '../../report-source.ts'
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import type { ComputeInput, FigureValue } from '../definition.ts'
import { daysOf, handedOver, hasCareGap, hasNoLeader } from './compute-r24.ts'

const SHIFTS_A_DAY = 3

export function checkR24(
  input: ComputeInput,
  _figures: ReadonlyMap<string, FigureValue>,
  _rows: FigureRow[] | null,
): CheckResult[] {
  const days = daysOf(input)
  // The last day of a running month is not over: its shifts cannot all be handed over.
  const over = input.period.isOver ? days : days.filter(({ day }) => day < input.period.asOf)
  return [
    checkDays('24.leader', days.filter(hasNoLeader), { pass: '每天均有带班领导', fail: '天没有排带班领导' }),
    checkDays('24.care', days.filter(hasCareGap), { pass: '每天三班均有值班护理', fail: '天的值班护理有缺班' }),
    checkDays(
      '24.handover',
      over.filter((day) => handedOver(day) < SHIFTS_A_DAY),
      { pass: '每班均有交接班记录', fail: '天的交接班记录不全' },
    ),
    checkDays(
      '24.received',
      over.filter(({ handovers }) => handovers.some(({ receivedAt }) => receivedAt === null)),
      { pass: '交接班均有两人签名', fail: '天有交接班缺接班人签名' },
    ),
    ...checkFacility(input.source.facility()),
  ]
}

function checkDays(code: string, broken: readonly SourceDutyDay[], words: { pass: string; fail: string }): CheckResult {
  const rows = broken.map(({ day }) => ({ id: day, link: screenLinks.dutyRoster(day), label: day }))
  return judge({
    ...{ code, severity: 'warn', holds: rows.length === 0, rows },
    ...{ pass: words.pass, fail: `${rows.length} ${words.fail}` },
  })
}
