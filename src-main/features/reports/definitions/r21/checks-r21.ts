// Cross-checks of R21 before it is frozen. An incident nobody told the family or the authorities of blocks; what is still open warns.
import { screenLinks } from '#shared/contract/screen-links.ts'
import { INCIDENT_WORDS, wordOf } from '#shared/features/reports/report-words.ts'
import type { CheckResult, FigureRow } from '#shared/features/reports/reports.model.ts'
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import type { ComputeInput, FigureValue } from '../definition.ts'
import { computeR02 } from '../r02/compute-r02.ts'
import { minuteText, type ReadFile, readFiles } from './compute-r21.ts'

export function checkR21(
  input: ComputeInput,
  _figures: ReadonlyMap<string, FigureValue>,
  rows: FigureRow[] | null,
): CheckResult[] {
  const files = readFiles(input)
  return [
    checkCount(input, rows?.length ?? 0),
    checkEach(files, {
      ...{ code: '21.family-told', severity: 'block', broken: (file) => file.isFamilyUntold },
      ...{ pass: '涉及老人的事件均已告知家属或写明原因', fail: '件事件没有告知家属的记录' },
    }),
    checkEach(files, {
      ...{ code: '21.reported', severity: 'block', broken: (file) => file.isUnreported },
      ...{ pass: '应上报主管部门的事件均已上报', fail: '件事件应上报主管部门而没有上报记录' },
    }),
    checkEach(files, {
      ...{ code: '21.graded', severity: 'warn', broken: (file) => file.hasFile && file.severity === null },
      ...{ pass: '事件均已定后果等级', fail: '件事件没有定后果等级' },
    }),
    checkEach(files, {
      ...{ code: '21.closed', severity: 'warn', broken: (file) => file.hasFile && !file.isClosed },
      ...{ pass: '事件均已结案', fail: '件事件尚未结案' },
    }),
    checkEach(files, {
      ...{ code: '21.register-only', severity: 'warn', broken: (file) => !file.hasFile },
      ...{ pass: '事件均有处置档案', fail: '件事件只有登记，没有处置档案，相应栏目为空' },
    }),
    ...checkFacility(input.source.facility()),
  ]
}

// The month's report counts the register another way; the two must agree.
function checkCount(input: ComputeInput, count: number): CheckResult {
  const counted = computeR02(input).get('incidents')?.value ?? null
  return judge({
    code: '21.count',
    severity: 'block',
    holds: counted === count,
    pass: `事件 ${count} 件 = R02 事件数 ${counted}`,
    fail: `事件 ${count} 件，R02 事件数 ${counted ?? '未知'}，两者不等`,
  })
}

function checkEach(
  files: readonly ReadFile[],
  rule: {
    code: string
    severity: 'block' | 'warn'
    broken: (file: ReadFile) => boolean
    pass: string
    fail: string
  },
): CheckResult {
  const rows = files.filter(rule.broken).map(({ row }) => ({
    id: row.id,
    link: screenLinks.incident(row.id),
    label: `${minuteText(row.occurredAt)} ${wordOf(INCIDENT_WORDS, row.kind)} ${row.residentName ?? ''}`.trim(),
  }))
  const { code, severity, pass } = rule
  return judge({ code, severity, holds: rows.length === 0, pass, fail: `${rows.length} ${rule.fail}`, rows })
}
