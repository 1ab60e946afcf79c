// SQL of daily screenings; no rules here. Rows are only ever added.
import type { Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type ScreeningRecord = {
  id: RecordId
  residentId: ResidentId
  day: Day
  symptoms: string[]
  note: string | null
  isLate: 0 | 1
  reason: string | null
  recordedAt: Instant
  recordedBy: string | null
  correctsId: RecordId | null
}
export type ScreeningsRepository = ReturnType<typeof createScreeningsRepository>
type Stored = Omit<ScreeningRecord, 'symptoms'> & { symptomsJson: string }

const COLUMNS = `s.id, s.resident_id AS residentId, s.day, s.symptoms_json AS symptomsJson, s.note, s.is_late AS isLate, s.reason,
  s.recorded_at AS recordedAt, s.recorded_by AS recordedBy, s.corrects_id AS correctsId`
/** A row that no other stands in the place of. */
const COUNTS = 'NOT EXISTS (SELECT 1 FROM infection_screenings c WHERE c.corrects_id = s.id)'

function toRecord({ symptomsJson, ...row }: Stored): ScreeningRecord {
  return { ...row, symptoms: JSON.parse(symptomsJson) as string[] }
}

export function createScreeningsRepository(records: SqliteDatabase) {
  const ofDay = records.prepare(`SELECT ${COLUMNS} FROM infection_screenings s WHERE s.day = ? AND ${COUNTS}`)
  const one = records.prepare(
    `SELECT ${COLUMNS} FROM infection_screenings s WHERE s.resident_id = ? AND s.day = ? AND ${COUNTS}`,
  )
  const insert = records.prepare(
    `INSERT INTO infection_screenings (id, resident_id, day, symptoms_json, note, is_late, reason, recorded_at, recorded_by, corrects_id)
     VALUES (:id, :residentId, :day, :symptomsJson, :note, :isLate, :reason, :recordedAt, :recordedBy, :correctsId)`,
  )
  return {
    listOn: (day: Day): ScreeningRecord[] => (ofDay.all(day) as Stored[]).map(toRecord),
    find(residentId: ResidentId, day: Day): ScreeningRecord | undefined {
      const found = one.get(residentId, day) as Stored | undefined
      return found && toRecord(found)
    },
    insert: ({ symptoms, ...row }: ScreeningRecord): void =>
      void insert.run({ ...row, symptomsJson: JSON.stringify(symptoms) }),
  }
}
