// SQL of vaccinations; no rules here. Rows are only ever added.
import type { Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { VaccinationFacts } from '#shared/features/infections/vaccinations.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type VaccinationRow = VaccinationFacts & {
  id: RecordId
  residentId: ResidentId
  isLate: 0 | 1
  recordedAt: Instant
  recordedBy: string | null
  correctsId: RecordId | null
  correctionReason: string | null
  isVoid: 0 | 1
}
export type ReadVaccination = VaccinationRow & { isCorrected: 0 | 1 }
export type VaccinationsRepository = ReturnType<typeof createVaccinationsRepository>

const COLUMNS = `v.id, v.resident_id AS residentId, v.vaccine, v.outcome, v.on_day AS "on", v.dose, v.batch, v.place, v.reason,
  v.is_late AS isLate, v.recorded_at AS recordedAt, v.recorded_by AS recordedBy, v.corrects_id AS correctsId,
  v.correction_reason AS correctionReason, v.is_void AS isVoid,
  EXISTS (SELECT 1 FROM vaccinations c WHERE c.corrects_id = v.id) AS isCorrected`

export function createVaccinationsRepository(records: SqliteDatabase) {
  const all = records.prepare(`SELECT ${COLUMNS} FROM vaccinations v`)
  const ofResident = records.prepare(
    `SELECT ${COLUMNS} FROM vaccinations v WHERE v.resident_id = ? ORDER BY v.on_day DESC, v.recorded_at DESC, v.id DESC`,
  )
  const byId = records.prepare(`SELECT ${COLUMNS} FROM vaccinations v WHERE v.id = ?`)
  const insert = records.prepare(
    `INSERT INTO vaccinations (id, resident_id, vaccine, outcome, on_day, dose, batch, place, reason, is_late, recorded_at, recorded_by,
       corrects_id, correction_reason, is_void)
     VALUES (:id, :residentId, :vaccine, :outcome, :on, :dose, :batch, :place, :reason, :isLate, :recordedAt, :recordedBy, :correctsId,
       :correctionReason, :isVoid)`,
  )
  return {
    listAll: (): ReadVaccination[] => all.all() as ReadVaccination[],
    listOf: (residentId: ResidentId): ReadVaccination[] => ofResident.all(residentId) as ReadVaccination[],
    find: (id: string) => byId.get(id) as ReadVaccination | undefined,
    insert: (row: VaccinationRow): void => void insert.run(row),
  }
}
