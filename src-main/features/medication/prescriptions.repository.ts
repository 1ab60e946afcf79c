// SQL of prescriptions; no rules here.
import type { Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { Prescription, PrescriptionContent } from '#shared/features/medication/prescriptions.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

type Stored = Omit<Prescription, keyof PrescriptionContent> & { contentJson: string }

const SELECT = `SELECT id, resident_id AS residentId, content_json AS contentJson, from_at AS fromAt, to_at AS toAt,
  stop_reason AS stopReason, replaces_id AS replacesId, late_reason AS lateReason, recorded_at AS recordedAt, recorded_by AS recordedBy
  FROM prescriptions`

/** What was ordered is frozen, so that it is read once by its id. */
function createReader() {
  const known = new Map<string, PrescriptionContent>()
  return ({ contentJson, ...row }: Stored): Prescription => {
    const content = known.get(row.id) ?? (JSON.parse(contentJson) as PrescriptionContent)
    known.set(row.id, content)
    return { ...content, ...row }
  }
}

export function createPrescriptionsRepository(records: SqliteDatabase) {
  const read = createReader()
  const byId = records.prepare(`${SELECT} WHERE id = ?`)
  const ofResident = records.prepare(`${SELECT} WHERE resident_id = ? ORDER BY from_at DESC, recorded_at DESC`)
  const between = records.prepare(
    `${SELECT} WHERE from_at < :to AND (to_at IS NULL OR to_at > :from) ORDER BY resident_id, id`,
  )
  const insert = records.prepare(
    `INSERT INTO prescriptions (id, resident_id, content_json, from_at, to_at, stop_reason, replaces_id, late_reason, recorded_at,
       recorded_by)
     VALUES (:id, :residentId, :contentJson, :fromAt, :toAt, :stopReason, :replacesId, :lateReason, :recordedAt, :recordedBy)`,
  )
  const setEnd = records.prepare('UPDATE prescriptions SET to_at = :toAt, stop_reason = :reason WHERE id = :id')
  return {
    findById(id: RecordId): Prescription | undefined {
      const row = byId.get(id) as Stored | undefined
      return row && read(row)
    },
    /** Newest first. */
    listOf: (residentId: ResidentId): Prescription[] => (ofResident.all(residentId) as Stored[]).map(read),
    /** Those that count at any instant of [from, to). */
    listBetween: (from: Instant, to: Instant): Prescription[] => (between.all({ from, to }) as Stored[]).map(read),
    insert(row: Omit<Prescription, keyof PrescriptionContent>, content: PrescriptionContent): void {
      insert.run({ ...row, contentJson: JSON.stringify(content) })
    },
    end: (id: RecordId, toAt: Instant, reason: string): void => void setEnd.run({ id, toAt, reason }),
  }
}
