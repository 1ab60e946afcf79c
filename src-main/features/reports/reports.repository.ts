// Frozen runs and the files made of them. A run's content is written once; triggers in the file refuse any later change.
import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import type { Month, ReportRunId } from '#shared/contract/primitives.ts'
import type { ReportCode, ReportRun } from '#shared/features/reports/reports.model.ts'
import { createDrizzle, type SqliteDatabase } from '../../database/open-database.ts'
import { reportFiles, reportRuns } from './reports.tables.ts'

export type RunRow = Omit<typeof reportRuns.$inferSelect, 'contentJson'>
export type FileRow = typeof reportFiles.$inferSelect
export type ReportsRepository = ReturnType<typeof createReportsRepository>

// All but the content, which is large and wanted only when a run is opened.
const runColumns = {
  id: reportRuns.id,
  code: reportRuns.code,
  period: reportRuns.period,
  contentHash: reportRuns.contentHash,
  frozenAt: reportRuns.frozenAt,
  frozenBy: reportRuns.frozenBy,
  state: reportRuns.state,
  note: reportRuns.note,
}

export function createReportsRepository(records: SqliteDatabase) {
  const db = createDrizzle(records, { reportRuns, reportFiles })
  const newestFirst = [desc(reportRuns.frozenAt), desc(reportRuns.id)]
  return {
    insertRun: (run: typeof reportRuns.$inferInsert): void => void db.insert(reportRuns).values(run).run(),
    insertFile: (file: typeof reportFiles.$inferInsert): void => void db.insert(reportFiles).values(file).run(),
    setState(id: ReportRunId, state: ReportRun['state'], note: string | null): void {
      db.update(reportRuns).set({ state, note }).where(eq(reportRuns.id, id)).run()
    },
    findRun: (id: ReportRunId): RunRow | undefined =>
      db.select(runColumns).from(reportRuns).where(eq(reportRuns.id, id)).get(),
    findContent: (id: ReportRunId): string | undefined =>
      db.select({ json: reportRuns.contentJson }).from(reportRuns).where(eq(reportRuns.id, id)).get()?.json,
    listRuns: (code: ReportCode | undefined): RunRow[] =>
      db
        .select(runColumns)
        .from(reportRuns)
        .where(code === undefined ? undefined : eq(reportRuns.code, code))
        .orderBy(...newestFirst)
        .all(),
    listFiles: (): FileRow[] =>
      db.select().from(reportFiles).orderBy(asc(reportFiles.exportedAt), asc(reportFiles.id)).all(),
    listFilesOf: (id: ReportRunId): FileRow[] =>
      db
        .select()
        .from(reportFiles)
        .where(eq(reportFiles.runId, id))
        .orderBy(asc(reportFiles.exportedAt), asc(reportFiles.id))
        .all(),
    /** Files ever made for a report and month, over all its runs; the next one is version n + 1. */
    countFiles: (code: ReportCode, period: Month): number =>
      db
        .select({ files: count() })
        .from(reportFiles)
        .innerJoin(reportRuns, eq(reportRuns.id, reportFiles.runId))
        .where(and(eq(reportRuns.code, code), eq(reportRuns.period, period)))
        .get()?.files ?? 0,
    /** Months for which a run was filed and not sent back, oldest first. */
    listFiledMonths: (code: ReportCode): Month[] =>
      db
        .selectDistinct({ period: reportRuns.period })
        .from(reportRuns)
        .where(and(eq(reportRuns.code, code), inArray(reportRuns.state, ['filed', 'accepted'])))
        .orderBy(asc(reportRuns.period))
        .all()
        .map((row) => row.period),
    findFiledRun: (code: ReportCode, period: Month): RunRow | undefined =>
      db
        .select(runColumns)
        .from(reportRuns)
        .where(
          and(
            eq(reportRuns.code, code),
            eq(reportRuns.period, period),
            inArray(reportRuns.state, ['filed', 'accepted']),
          ),
        )
        .orderBy(...newestFirst)
        .get(),
  }
}
