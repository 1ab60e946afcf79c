// How a cross-check answers: passed, or warn / block with the numbers in the sentence and the rows to mend.
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { CheckResult } from '#shared/features/reports/reports.model.ts'
import type { SourceResident } from '../../report-source.ts'

type CheckRow = CheckResult['rows'][number]

/** One rule judged. `severity` is what a failure costs: block = the report cannot be frozen. */
export function judge(input: {
  code: string
  severity: 'block' | 'warn'
  holds: boolean
  pass: string
  fail: string
  rows?: CheckRow[]
}): CheckResult {
  const { code, holds } = input
  if (holds) return { code, severity: 'pass', message: input.pass, rows: [] }
  return { code, severity: input.severity, message: input.fail, rows: input.rows ?? [] }
}

/** A rule that every row must keep; fails with the rows that break it. `fail` gets their number. */
export function judgeEach(input: {
  code: string
  severity: 'block' | 'warn'
  broken: readonly SourceResident[]
  pass: string
  fail: (count: number) => string
}): CheckResult {
  const rows = input.broken.map(residentRow)
  const { code, severity, pass } = input
  return judge({ code, severity, holds: rows.length === 0, pass, fail: input.fail(rows.length), rows })
}

export function residentRow(resident: SourceResident): CheckRow {
  const place = resident.bed === null ? '' : ` ${resident.bed.label}`
  return { id: resident.residentId, link: screenLinks.resident(resident.residentId), label: `${resident.name}${place}` }
}

/** A figure's value for a sentence; unknown is said as such. */
export function shown(value: number | null): string {
  return value === null ? '未知' : String(value)
}
