// SQL of plans and sessions; no rules here. A closed session is never updated: the table refuses it.

import type * as z from 'zod'
import type { Instant, RecordId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type { PlanFacts, SessionFacts } from '#shared/features/training/training.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { fromStoredFiles, toStoredFiles } from '../attachments/index.ts'

type Stamp = { recordedAt: Instant; recordedBy: string | null }
export type PlanRow = z.infer<typeof PlanFacts> & Stamp & { id: RecordId; voidReason: string | null }
export type SessionRow = SessionFacts &
  Stamp & {
    id: RecordId
    version: number
    closedAt: Instant | null
    closedBy: string | null
    calledOffReason: string | null
  }
export type NoteRow = Stamp & { id: RecordId; sessionId: RecordId; text: string; attachmentIds: AttachmentIds }
export type TrainingRepository = ReturnType<typeof createTrainingRepository>

const PLAN = `id, year, month, category, topic, hours, void_reason AS voidReason, recorded_at AS recordedAt, recorded_by AS recordedBy`
const SESSION = `id, plan_id AS planId, category, topic, content, lecturer, mode, from_at AS fromAt, until_at AS untilAt, hours, exam,
  pass_score AS passScore, reader_id AS readerId, attachment_ids_json AS attachmentIdsJson, version, closed_at AS closedAt, closed_by AS closedBy,
  called_off_reason AS calledOffReason, recorded_at AS recordedAt, recorded_by AS recordedBy`

export function createTrainingRepository(records: SqliteDatabase) {
  const insertPlan = records.prepare(
    `INSERT INTO training_plans (id, year, month, category, topic, hours, void_reason, recorded_at, recorded_by)
     VALUES (:id, :year, :month, :category, :topic, :hours, :voidReason, :recordedAt, :recordedBy)`,
  )
  const insertSession = records.prepare(
    `INSERT INTO training_sessions (id, plan_id, category, topic, content, lecturer, mode, from_at, until_at, hours, exam, pass_score,
       reader_id, attachment_ids_json, version, closed_at, closed_by, called_off_reason, recorded_at, recorded_by)
     VALUES (:id, :planId, :category, :topic, :content, :lecturer, :mode, :fromAt, :untilAt, :hours, :exam, :passScore, :readerId,
       :attachmentIdsJson, :version, :closedAt, :closedBy, :calledOffReason, :recordedAt, :recordedBy)`,
  )
  const updateSession = records.prepare(
    `UPDATE training_sessions SET plan_id = :planId, category = :category, topic = :topic, content = :content, lecturer = :lecturer,
       mode = :mode, from_at = :fromAt, until_at = :untilAt, hours = :hours, exam = :exam, pass_score = :passScore, reader_id = :readerId,
       attachment_ids_json = :attachmentIdsJson, version = :version, closed_at = :closedAt, closed_by = :closedBy, called_off_reason = :calledOffReason WHERE id = :id`,
  )
  const insertNote = records.prepare(
    `INSERT INTO training_notes (id, session_id, text, attachment_ids_json, recorded_at, recorded_by)
     VALUES (:id, :sessionId, :text, :attachmentIdsJson, :recordedAt, :recordedBy)`,
  )
  return {
    listPlan: (year: number): PlanRow[] =>
      records
        .prepare(`SELECT ${PLAN} FROM training_plans WHERE year = ? ORDER BY month, recorded_at, id`)
        .all(year) as PlanRow[],
    findPlan: (id: RecordId): PlanRow | undefined =>
      records.prepare(`SELECT ${PLAN} FROM training_plans WHERE id = ?`).get(id) as PlanRow | undefined,
    insertPlan: (row: PlanRow): void => void insertPlan.run(row),
    voidPlan: (id: RecordId, reason: string): void =>
      void records.prepare('UPDATE training_plans SET void_reason = ? WHERE id = ?').run(reason, id),
    sessionsOfPlan: (planId: RecordId): { id: RecordId; fromAt: Instant }[] =>
      records
        .prepare(
          'SELECT id, from_at AS fromAt FROM training_sessions WHERE plan_id = ? AND called_off_reason IS NULL ORDER BY from_at',
        )
        .all(planId) as { id: RecordId; fromAt: Instant }[],
    /** Begun from an instant on and before another, newest first. */
    listSessions: (from: Instant, before: Instant): SessionRow[] =>
      fromStoredFiles(
        records
          .prepare(
            `SELECT ${SESSION} FROM training_sessions WHERE from_at >= ? AND from_at < ? ORDER BY from_at DESC, id DESC`,
          )
          .all(from, before),
      ),
    findSession: (id: RecordId): SessionRow | undefined =>
      fromStoredFiles<SessionRow>(records.prepare(`SELECT ${SESSION} FROM training_sessions WHERE id = ?`).all(id))[0],
    /** Open sessions a reader signs people in for around an instant. */
    openAtReader: (readerId: string, at: Instant, earlyMs: number): SessionRow[] =>
      fromStoredFiles(
        records
          .prepare(
            `SELECT ${SESSION} FROM training_sessions WHERE reader_id = :readerId AND closed_at IS NULL AND called_off_reason IS NULL
             AND from_at - :earlyMs <= :at AND until_at >= :at`,
          )
          .all({ readerId, at, earlyMs }),
      ),
    insertSession: (row: SessionRow): void => void insertSession.run(toStoredFiles(row)),
    updateSession: ({ recordedAt: _at, recordedBy: _by, ...row }: SessionRow): void =>
      void updateSession.run(toStoredFiles(row)),
    listNotes: (sessionId: RecordId): NoteRow[] =>
      fromStoredFiles(
        records
          .prepare(
            `SELECT id, session_id AS sessionId, text, attachment_ids_json AS attachmentIdsJson, recorded_at AS recordedAt, recorded_by AS recordedBy FROM training_notes
           WHERE session_id = ? ORDER BY recorded_at, id`,
          )
          .all(sessionId),
      ),
    insertNote: (row: NoteRow): void => void insertNote.run(toStoredFiles(row)),
  }
}
