// SQL of medication agreements; no rules here.
import type { Day, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { MedicationAgreement } from '#shared/features/medication/prescriptions.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

const SELECT = `SELECT id, resident_id AS residentId, custody, signed_by AS signedBy, relation, from_on AS fromOn, to_on AS toOn,
  end_reason AS endReason, late_reason AS lateReason, recorded_at AS recordedAt, recorded_by AS recordedBy FROM medication_agreements`

export function createAgreementsRepository(records: SqliteDatabase) {
  const byId = records.prepare(`${SELECT} WHERE id = ?`)
  const ofResident = records.prepare(`${SELECT} WHERE resident_id = ? ORDER BY from_on, recorded_at`)
  const all = records.prepare(`${SELECT} ORDER BY from_on, recorded_at`)
  const insert = records.prepare(
    `INSERT INTO medication_agreements (id, resident_id, custody, signed_by, relation, from_on, to_on, end_reason, late_reason,
       recorded_at, recorded_by)
     VALUES (:id, :residentId, :custody, :signedBy, :relation, :fromOn, :toOn, :endReason, :lateReason, :recordedAt, :recordedBy)`,
  )
  const setEnd = records.prepare('UPDATE medication_agreements SET to_on = :toOn, end_reason = :reason WHERE id = :id')
  return {
    findById: (id: RecordId) => byId.get(id) as MedicationAgreement | undefined,
    /** Earliest first. */
    listOf: (residentId: ResidentId): MedicationAgreement[] => ofResident.all(residentId) as MedicationAgreement[],
    /** Earliest first, of everybody. */
    listAll: (): MedicationAgreement[] => all.all() as MedicationAgreement[],
    insert: (row: MedicationAgreement): void => void insert.run(row),
    end: (id: RecordId, toOn: Day, reason: string): void => void setEnd.run({ id, toOn, reason }),
  }
}
