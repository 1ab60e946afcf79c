// What `yian report run` prints: each figure with the ids of its rows, the checks, and where the workbook went. No names and no ID numbers.
import type { CheckResult, ReportContent, ReportRun } from '#shared/features/reports/reports.model.ts'

export type ReportOutput = {
  report: string
  title: string
  period: string
  definitionVersion: string
  figures: {
    code: string
    name: string
    unit: string
    /** null = unknown. */
    value: number | null
    previous: number | null
    rowKind: string
    rowIds: string[]
    /** What each row adds, in the order of rowIds; null = each counts as one. */
    rowAmounts: number[] | null
  }[]
  /** R04-like lists: the residents in the order of the rows. */
  rowIds: string[] | null
  checks: { code: string; severity: CheckResult['severity']; message: string; rowIds: string[] }[]
  run: { id: string; contentHash: string; state: string } | null
  file: { path: string; name: string; copy: string; sha256: string; bytes: number } | null
}

/** `frozen` null when the run was only computed (a check blocked it, or no file was asked for). */
export function toReportOutput(content: ReportContent, frozen: { run: ReportRun; path: string } | null): ReportOutput {
  return {
    report: content.code,
    title: content.title,
    period: content.period,
    definitionVersion: content.definitionVersion,
    figures: content.figures.map(({ code, name, unit, value, previous, rowKind, rowIds, rowAmounts }) => {
      return { code, name, unit, value, previous, rowKind, rowIds, rowAmounts: rowAmounts ?? null }
    }),
    rowIds: content.table?.rows.map((row) => row.id) ?? null,
    checks: content.checks.map(({ code, severity, message, rows }) => {
      return { code, severity, message, rowIds: rows.map((row) => row.id) }
    }),
    run: frozen && { id: frozen.run.id, contentHash: frozen.run.contentHash, state: frozen.run.state },
    file: frozen && fileOf(frozen.run, frozen.path),
  }
}

function fileOf(run: ReportRun, path: string): ReportOutput['file'] {
  const file = run.files.at(-1)
  if (!file) return null
  const { name, copy, sha256, bytes } = file
  return { path, name, copy, sha256, bytes }
}

/** One JSON document with `--json`; otherwise a line a figure and a line a check. */
export function formatReportOutput(output: ReportOutput, asJson: boolean): string {
  if (asJson) return JSON.stringify(output)
  const figures = output.figures.map(
    ({ code, name, value, unit, previous }) => `${code}\t${name}\t${value ?? '未知'}\t${unit}\t${previous ?? '未知'}`,
  )
  const checks = output.checks.map(({ severity, code, message }) => `${severity}\t${code}\t${message}`)
  const rows = output.rowIds === null ? [] : [`${output.rowIds.length} 行`]
  const file = output.file === null ? [] : [`${output.file.path}\tsha256 ${output.file.sha256}`]
  return [`${output.report} ${output.title} ${output.period}`, ...figures, ...rows, ...checks, ...file].join('\n')
}
