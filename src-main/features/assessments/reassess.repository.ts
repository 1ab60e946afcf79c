// SQL of what people enter about immediate assessments, and of the assessments that answer them; no rules here. Rows are only ever added.
import type { Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { ReassessEntry } from '#shared/features/assessments/reassess.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type ReassessRow = ReassessEntry
export type ReassessRepository = ReturnType<typeof createReassessRepository>

export function createReassessRepository(records: SqliteDatabase) {
  const all = records.prepare(
    `SELECT id, resident_id AS residentId, kind, on_day AS "on", text, recorded_at AS recordedAt, recorded_by AS recordedBy
     FROM reassessment_entries ORDER BY recorded_at, id`,
  )
  const insert = records.prepare(
    `INSERT INTO reassessment_entries (id, resident_id, kind, on_day, text, recorded_at, recorded_by)
     VALUES (:id, :residentId, :kind, :on, :text, :recordedAt, :recordedBy)`,
  )
  const finished = records.prepare(
    `SELECT id, resident_id AS residentId, based_on AS basedOn, finished_at AS finishedAt FROM assessments
     WHERE state = 'finished' AND scale = 'ability' ORDER BY based_on, finished_at, id`,
  )
  return {
    list: (): ReassessRow[] => all.all() as ReassessRow[],
    insert: (row: ReassessRow): void => void insert.run(row),
    /** The newest finished assessment of ability of everybody. */
    newestFinished: () =>
      new Map(
        (finished.all() as { id: RecordId; residentId: ResidentId; basedOn: Day; finishedAt: Instant }[]).map((row) => [
          row.residentId,
          row,
        ]),
      ),
  }
}
