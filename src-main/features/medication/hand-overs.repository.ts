// SQL of doses taken along on a leave; no rules here.
import type { Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type HandOverRow = {
  id: RecordId
  residentId: ResidentId
  takenBy: string
  relation: string
  itemsJson: string
  note: string | null
  at: Instant
  recordedAt: Instant
  recordedBy: string | null
  voidedAt: Instant | null
  voidedBy: string | null
  voidReason: string | null
}

const SELECT = `SELECT id, resident_id AS residentId, taken_by AS takenBy, relation, items_json AS itemsJson, note, at,
  recorded_at AS recordedAt, recorded_by AS recordedBy, voided_at AS voidedAt, voided_by AS voidedBy, void_reason AS voidReason
  FROM medication_hand_overs`

export function createHandOversRepository(records: SqliteDatabase) {
  const byId = records.prepare(`${SELECT} WHERE id = ?`)
  const ofResident = records.prepare(`${SELECT} WHERE resident_id = ? ORDER BY at DESC, id DESC`)
  const insert = records.prepare(
    `INSERT INTO medication_hand_overs (id, resident_id, taken_by, relation, items_json, note, at, recorded_at, recorded_by)
     VALUES (:id, :residentId, :takenBy, :relation, :itemsJson, :note, :at, :recordedAt, :recordedBy)`,
  )
  const setVoid = records.prepare(
    'UPDATE medication_hand_overs SET voided_at = :at, voided_by = :by, void_reason = :reason WHERE id = :id',
  )
  return {
    findById: (id: RecordId) => byId.get(id) as HandOverRow | undefined,
    /** Newest first. */
    listOf: (residentId: ResidentId): HandOverRow[] => ofResident.all(residentId) as HandOverRow[],
    insert({ voidedAt, voidedBy, voidReason, ...row }: HandOverRow): void {
      insert.run(row)
    },
    void: (id: RecordId, trace: { at: Instant; by: string | null; reason: string }): void =>
      void setVoid.run({ id, ...trace }),
  }
}
