// Makes the workbook of a frozen run: masked for daily use, full with a reason. Every file is entered in the ledger with its hash before anybody gets it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf, startOfDay } from '#shared/contract/days.ts'
import type { ReportRunId } from '#shared/contract/primitives.ts'
import type { ReportRun } from '#shared/features/reports/reports.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { FrozenReport } from './frozen-report.ts'
import { maskContent } from './mask-table.ts'
import type { ReportsRepository, RunRow } from './reports.repository.ts'
import type { ReportsService } from './reports.service.ts'
import { type WrittenWorkbook, writeListFile, writeWorkbook } from './run-export.ts'
import { workbookFileName } from './workbook/file-name.ts'
import type { ExportStamp } from './workbook/form-head.ts'
import { planWorkbook } from './workbook/workbook-plan.ts'

/** Above this a styled workbook would need too much memory; the list is streamed plain, with the stamps above it. */
export const LARGEST_STYLED_ROWS = 20_000

export type ExportOptions = {
  runId: ReportRunId
  copy: 'masked' | 'full'
  reason: string | null
  actor: Actor
  onProgress?: (progress: { rows: number }) => void
  signal?: AbortSignal
}
export type ExportedReport = { name: string; bytes: Uint8Array<ArrayBuffer>; run: ReportRun }
export type ReportExporter = ReturnType<typeof createReportExporter>

type Dependencies = {
  records: SqliteDatabase
  repository: ReportsRepository
  service: ReportsService
  clock: Clock
  newId: () => string
  largestStyledRows?: number
}

export function createReportExporter(deps: Dependencies) {
  const { records, repository, service, clock } = deps

  function stampOf(run: RunRow, options: ExportOptions): ExportStamp {
    const now = clock.now()
    return {
      copy: options.copy,
      contentHash: run.contentHash,
      exportedOn: dayOf(now),
      exportedAtText: minuteText(now),
      frozenAtText: minuteText(run.frozenAt),
      exportedBy: options.actor.displayName,
      frozenBy: service.nameOf(run.frozenBy),
    }
  }

  async function write(report: FrozenReport, stamp: ExportStamp, options: ExportOptions): Promise<WrittenWorkbook> {
    const rows = report.content.table?.rows.length ?? 0
    if (rows <= (deps.largestStyledRows ?? LARGEST_STYLED_ROWS))
      return writeWorkbook(planWorkbook(report, stamp), options.signal)
    return writeLongList(report, stamp, options)
  }

  return {
    /** Errors: NOT_FOUND, CANCELLED. A cancelled export leaves neither file nor ledger entry. */
    async exportRun(options: ExportOptions): Promise<ExportedReport> {
      const { run, report } = service.openRun(options.runId)
      const content = options.copy === 'full' ? report.content : maskContent(report.content, report.form.columns)
      const shown = { ...report, content }
      const { bytes, sha256 } = await write(shown, stampOf(run, options), options)
      const name = withTransaction(records, () => {
        const fileName = workbookFileName(report, repository.countFiles(run.code, run.period) + 1)
        const at = clock.now()
        const file = { name: fileName, copy: options.copy, sha256, bytes: bytes.byteLength }
        const who = { exportedAt: at, exportedBy: options.actor.userId, reason: options.reason }
        repository.insertFile({ id: deps.newId(), runId: run.id, ...file, ...who })
        const action = options.copy === 'full' ? 'reports.export-full' : 'reports.export-masked'
        const audit = {
          action,
          objectType: 'report-run',
          objectId: run.id,
          after: { fileName, sha256 },
          reason: options.reason,
        }
        appendAudit(records, { at, ...auditAs(options.actor), ...audit })
        return fileName
      })
      return { name, bytes, run: service.toRun(run.id) }
    },
  }
}

async function writeLongList(
  report: FrozenReport,
  stamp: ExportStamp,
  options: ExportOptions,
): Promise<WrittenWorkbook> {
  const table = report.content.table ?? { columns: [], rows: [] }
  const folder = mkdtempSync(join(tmpdir(), 'yian-export-'))
  const file = join(folder, 'list.xlsx')
  const { signal, onProgress } = options
  function* cells(): Generator<(string | number | null)[]> {
    for (const row of table.rows) yield table.columns.map((column) => row.cells[column.key] ?? null)
  }
  try {
    const { sha256 } = await writeListFile({
      file,
      sheetName: report.content.code,
      titleRows: [report.content.title, stampLine(report, stamp)],
      columns: table.columns,
      rows: cells(),
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
    })
    return { bytes: Uint8Array.from(readFileSync(file)), sha256 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function stampLine(report: FrozenReport, stamp: ExportStamp): string {
  const copy = stamp.copy === 'masked' ? '脱敏副本' : '完整副本'
  const parts = [report.unit?.name ?? '', report.content.period, copy, `sha256 ${stamp.contentHash}`, report.generator]
  return [...parts, stamp.exportedAtText, stamp.exportedBy ?? ''].filter((part) => part !== '').join('　')
}

/** 'YYYY-MM-DD HH:mm' in the home's zone. */
function minuteText(at: number): string {
  const day = dayOf(at)
  const minutes = Math.floor((at - startOfDay(day)) / 60_000)
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${day} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}
