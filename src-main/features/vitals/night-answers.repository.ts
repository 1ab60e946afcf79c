// SQL of the answers people gave to suggested nights; no rules here. Rows are only ever added.
import type { Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type NightAnswerRow = {
  id: RecordId
  residentId: ResidentId
  answer: 'accepted' | 'dismissed'
  suggestionJson: string
  reason: string
  answeredAt: Instant
  answeredBy: string | null
}
export type NightAnswersRepository = ReturnType<typeof createNightAnswersRepository>

export function createNightAnswersRepository(records: SqliteDatabase) {
  const insert = records.prepare(
    `INSERT INTO night_suggestion_answers (id, resident_id, answer, suggestion_json, reason, answered_at, answered_by)
     VALUES (:id, :residentId, :answer, :suggestionJson, :reason, :answeredAt, :answeredBy)`,
  )
  const newest = records.prepare(
    `SELECT id, resident_id AS residentId, answer, suggestion_json AS suggestionJson, reason, answered_at AS answeredAt,
       answered_by AS answeredBy FROM night_suggestion_answers WHERE resident_id = ? ORDER BY answered_at DESC, id DESC LIMIT 1`,
  )
  return {
    insert: (row: NightAnswerRow): void => void insert.run(row),
    findNewest: (residentId: ResidentId) => newest.get(residentId) as NightAnswerRow | undefined,
  }
}
