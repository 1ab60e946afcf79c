// SQL of what came of tasks; no rules here. Rows are only ever added.
import type { Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { TaskOutcome } from '#shared/features/care-tasks/care-tasks.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type TaskRecordRow = {
  id: RecordId
  taskKey: string
  residentId: ResidentId
  day: Day
  outcome: TaskOutcome
  at: Instant
  reason: string | null
  note: string | null
  isLate: 0 | 1
  recordedAt: Instant
  recordedBy: string | null
  seat: string | null
  correctsId: RecordId | null
}
export type TaskRecordsRepository = ReturnType<typeof createTaskRecordsRepository>

const COLUMNS = `r.id, r.task_key AS taskKey, r.resident_id AS residentId, r.day, r.outcome, r.at, r.reason, r.note,
  r.is_late AS isLate, r.recorded_at AS recordedAt, r.recorded_by AS recordedBy, r.seat, r.corrects_id AS correctsId`
/** A row that no other sets right. */
const COUNTS = 'NOT EXISTS (SELECT 1 FROM care_task_records c WHERE c.corrects_id = r.id)'

export function createTaskRecordsRepository(records: SqliteDatabase) {
  const between = records.prepare(
    `SELECT ${COLUMNS} FROM care_task_records r WHERE r.day >= ? AND r.day <= ? AND ${COUNTS}`,
  )
  const ofResident = records.prepare(
    `SELECT ${COLUMNS} FROM care_task_records r WHERE r.resident_id = ? AND r.day = ? AND ${COUNTS}`,
  )
  const doneOf = records.prepare(
    `SELECT ${COLUMNS} FROM care_task_records r WHERE r.resident_id = :residentId AND r.day >= :from AND r.day <= :to
       AND r.outcome = 'done' AND ${COUNTS} ORDER BY r.at`,
  )
  const ofKey = records.prepare(`SELECT ${COLUMNS} FROM care_task_records r WHERE r.task_key = ? AND ${COUNTS}`)
  const history = records.prepare(
    `SELECT ${COLUMNS} FROM care_task_records r WHERE r.task_key = ? ORDER BY r.recorded_at DESC, r.rowid DESC`,
  )
  const insert = records.prepare(
    `INSERT INTO care_task_records (id, task_key, resident_id, day, outcome, at, reason, note, is_late, recorded_at, recorded_by,
       seat, corrects_id)
     VALUES (:id, :taskKey, :residentId, :day, :outcome, :at, :reason, :note, :isLate, :recordedAt, :recordedBy, :seat, :correctsId)`,
  )
  return {
    listBetween: (from: Day, to: Day): TaskRecordRow[] => between.all(from, to) as TaskRecordRow[],
    listOf: (residentId: ResidentId, day: Day): TaskRecordRow[] => ofResident.all(residentId, day) as TaskRecordRow[],
    listDone: (residentId: ResidentId, from: Day, to: Day): TaskRecordRow[] =>
      doneOf.all({ residentId, from, to }) as TaskRecordRow[],
    findByKey: (taskKey: string) => ofKey.get(taskKey) as TaskRecordRow | undefined,
    /** Every row about a task, the newest first. */
    historyOf: (taskKey: string): TaskRecordRow[] => history.all(taskKey) as TaskRecordRow[],
    insert: (row: TaskRecordRow): void => void insert.run(row),
  }
}
