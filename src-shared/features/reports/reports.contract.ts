import * as z from 'zod'
import { Day, Month, Reason, ReportRunId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { ReportCycle } from './report-cycle.rules.ts'
import { FigureRow, ReportCode, ReportContent, ReportRun } from './reports.model.ts'

export const reportsContract = {
  catalogue: needs('reports.read').output(
    z.array(
      z.object({
        code: ReportCode,
        title: z.string(),
        cycle: ReportCycle,
        version: z.string(),
        basis: z.string(),
        isBasisVerified: z.boolean(),
        lastRun: ReportRun.nullable(),
        dueOn: Day.nullable(),
      }),
    ),
  ),
  /** Computes without freezing. Sensitive cells of the table are masked. */
  preview: needs('reports.read')
    .input(z.object({ code: ReportCode, period: Month }))
    .output(ReportContent),
  /** Errors: REPORT_BLOCKED (a blocking check failed), PERIOD_NOT_OVER. */
  freeze: needs('reports.run')
    .input(z.object({ code: ReportCode, period: Month }))
    .output(ReportRun),
  get: needs('reports.read')
    .input(z.object({ runId: ReportRunId }))
    .output(z.object({ run: ReportRun, content: ReportContent })),
  /** Rows behind one figure, of a frozen run or of the preview. */
  figureRows: needs('reports.read')
    .input(
      z.object({
        source: z.union([z.object({ runId: ReportRunId }), z.object({ code: ReportCode, period: Month })]),
        figure: z.string(),
      }),
    )
    .output(z.object({ columns: z.array(z.object({ key: z.string(), title: z.string() })), rows: z.array(FigureRow) })),
  ledger: needs('reports.read')
    .input(z.object({ code: ReportCode.optional() }))
    .output(z.array(ReportRun)),
  exportMasked: needs('reports.run')
    .input(z.object({ runId: ReportRunId }))
    .output(z.object({ file: z.file(), run: ReportRun })),
  /** Full ID numbers and phones: needs a reason, leaves an audit row. */
  exportFull: needs('reports.export-full')
    .input(z.object({ runId: ReportRunId, reason: Reason }))
    .output(z.object({ file: z.file(), run: ReportRun })),
  setState: needs('reports.run')
    .input(
      z.object({
        runId: ReportRunId,
        state: z.enum(['filed', 'accepted', 'rejected']),
        note: z.string().max(500).nullable(),
      }),
    )
    .output(ReportRun),
}
