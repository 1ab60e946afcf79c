import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ReportRunId } from '#shared/contract/primitives.ts'
import type { ReportCode, ReportRun } from '#shared/features/reports/reports.model.ts'

export const reportRuns = sqliteTable('report_runs', {
  id: text().primaryKey().$type<ReportRunId>(),
  code: text().notNull().$type<ReportCode>(),
  period: text().notNull(),
  contentJson: text('content_json').notNull(),
  contentHash: text('content_hash').notNull(),
  frozenAt: integer('frozen_at').notNull(),
  frozenBy: text('frozen_by'),
  state: text().notNull().$type<ReportRun['state']>(),
  note: text(),
})

export const reportFiles = sqliteTable('report_files', {
  id: text().primaryKey(),
  runId: text('run_id').notNull().$type<ReportRunId>(),
  name: text().notNull(),
  copy: text().notNull().$type<'masked' | 'full'>(),
  sha256: text().notNull(),
  bytes: integer().notNull(),
  exportedAt: integer('exported_at').notNull(),
  exportedBy: text('exported_by'),
  reason: text(),
})
