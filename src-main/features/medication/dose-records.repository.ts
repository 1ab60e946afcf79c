// SQL of what came of doses and of drugs given as needed; no rules here. Rows are only ever added.
import type { Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { DoseOutcome, DrugEffect } from '#shared/features/medication/medication.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type DoseRecordRow = {
  id: RecordId
  doseKey: string
  prescriptionId: RecordId
  residentId: ResidentId
  day: Day
  isAsNeeded: 0 | 1
  outcome: DoseOutcome
  dose: number | null
  at: Instant
  reason: string | null
  note: string | null
  secondBy: string | null
  isLate: 0 | 1
  recordedAt: Instant
  recordedBy: string | null
  seat: string | null
  correctsId: RecordId | null
}
export type EffectRow = {
  id: RecordId
  doseKey: string
  effect: DrugEffect
  note: string | null
  recordedAt: Instant
  recordedBy: string | null
  correctsId: RecordId | null
  reason: string | null
}

const COLUMNS = `r.id, r.dose_key AS doseKey, r.prescription_id AS prescriptionId, r.resident_id AS residentId, r.day,
  r.is_as_needed AS isAsNeeded, r.outcome, r.dose, r.at, r.reason, r.note, r.second_by AS secondBy, r.is_late AS isLate,
  r.recorded_at AS recordedAt, r.recorded_by AS recordedBy, r.seat, r.corrects_id AS correctsId`
const EFFECT = `e.id, e.dose_key AS doseKey, e.effect, e.note, e.recorded_at AS recordedAt, e.recorded_by AS recordedBy,
  e.corrects_id AS correctsId, e.reason`
/** A row that no other sets right. */
const COUNTS = 'NOT EXISTS (SELECT 1 FROM medication_records c WHERE c.corrects_id = r.id)'
const EFFECT_COUNTS = 'NOT EXISTS (SELECT 1 FROM medication_effects c WHERE c.corrects_id = e.id)'

export function createDoseRecordsRepository(records: SqliteDatabase) {
  const all = `SELECT ${COLUMNS} FROM medication_records r`
  const between = records.prepare(`${all} WHERE r.day >= ? AND r.day <= ? AND ${COUNTS}`)
  const ofResident = records.prepare(`${all} WHERE r.resident_id = ? AND r.day >= ? AND r.day <= ? AND ${COUNTS}`)
  const ofKey = records.prepare(`${all} WHERE r.dose_key = ? AND ${COUNTS}`)
  const trail = records.prepare(`${all} WHERE r.dose_key = ? ORDER BY r.recorded_at, r.id`)
  const ofPrescription = records.prepare(`${all} WHERE r.prescription_id = ? AND r.at >= ? AND ${COUNTS} ORDER BY r.at`)
  const newestDay = records.prepare(`SELECT max(dose_key) FROM medication_records WHERE prescription_id = ?`).pluck()
  const withoutEffect = records.prepare(
    `${all} WHERE r.is_as_needed = 1 AND r.outcome = 'given' AND ${COUNTS}
       AND NOT EXISTS (SELECT 1 FROM medication_effects e WHERE e.dose_key = r.dose_key) ORDER BY r.at`,
  )
  const byMonth = records.prepare(
    `SELECT substr(r.day, 1, 7) AS month, count(*) AS count, max(r.recorded_at) AS newestAt FROM medication_records r
     WHERE r.resident_id = ? AND ${COUNTS} GROUP BY 1`,
  )
  const insert = records.prepare(
    `INSERT INTO medication_records (id, dose_key, prescription_id, resident_id, day, is_as_needed, outcome, dose, at, reason, note,
       second_by, is_late, recorded_at, recorded_by, seat, corrects_id)
     VALUES (:id, :doseKey, :prescriptionId, :residentId, :day, :isAsNeeded, :outcome, :dose, :at, :reason, :note, :secondBy, :isLate,
       :recordedAt, :recordedBy, :seat, :correctsId)`,
  )
  const effectOf = records.prepare(
    `SELECT ${EFFECT} FROM medication_effects e WHERE e.dose_key = ? AND ${EFFECT_COUNTS}`,
  )
  const insertEffect = records.prepare(
    `INSERT INTO medication_effects (id, dose_key, effect, note, recorded_at, recorded_by, corrects_id, reason)
     VALUES (:id, :doseKey, :effect, :note, :recordedAt, :recordedBy, :correctsId, :reason)`,
  )
  const rows = (found: unknown[]) => found as DoseRecordRow[]
  return {
    listBetween: (from: Day, to: Day): DoseRecordRow[] => rows(between.all(from, to)),
    listOf: (residentId: ResidentId, from: Day, to: Day): DoseRecordRow[] => rows(ofResident.all(residentId, from, to)),
    findByKey: (doseKey: string) => ofKey.get(doseKey) as DoseRecordRow | undefined,
    /** First word and what set it right, oldest first. */
    trailOf: (doseKey: string): DoseRecordRow[] => rows(trail.all(doseKey)),
    /** What counts of a prescription since an instant, oldest first. */
    listOfPrescription: (id: RecordId, since: Instant): DoseRecordRow[] => rows(ofPrescription.all(id, since)),
    /** Greatest key a prescription has a record of; keys of one prescription sort by day and time. */
    newestKeyOf: (id: RecordId) => newestDay.get(id) as string | null,
    /** Given as needed, nothing told of its effect, oldest first. */
    listWithoutEffect: (): DoseRecordRow[] => rows(withoutEffect.all()),
    countByMonth: (residentId: ResidentId) =>
      byMonth.all(residentId) as { month: string; count: number; newestAt: Instant }[],
    insert: (row: DoseRecordRow): void => void insert.run(row),
    findEffect: (doseKey: string) => effectOf.get(doseKey) as EffectRow | undefined,
    insertEffect: (row: EffectRow): void => void insertEffect.run(row),
  }
}
