import type { AttachmentId, Day, Instant, RecordId, StaffId } from '#shared/contract/primitives.ts'
import type { HouseReading, HouseRecord } from '#shared/features/house-records/house-records.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

type Stored = Omit<HouseRecord, 'attachmentIds' | 'isVoid'> & { attachmentIdsJson: string; isVoid: 0 | 1 }
export type NeedRow = {
  id: string
  kind: string
  isNeeded: boolean
  reason: string
  recordedAt: Instant
  recordedBy: string | null
  seat: string | null
}
export type ReadingRow = {
  id: string
  recordId: RecordId
  staffId: StaffId | null
  name: string
  on: Day
  recordedAt: Instant
  recordedBy: string | null
  seat: string | null
}
export type HouseRecordsRepository = ReturnType<typeof createHouseRecordsRepository>

const SELECT = `SELECT id, kind, on_day AS "on", valid_until AS validUntil, number, issuer, result, note,
  attachment_ids_json AS attachmentIdsJson, corrects_id AS correctsId, reason, is_void AS isVoid, recorded_at AS recordedAt,
  recorded_by AS recordedBy FROM house_records`

function toRecord({ attachmentIdsJson, isVoid, ...row }: Stored): HouseRecord {
  return { ...row, isVoid: isVoid === 1, attachmentIds: JSON.parse(attachmentIdsJson) as AttachmentId[] }
}

/** SQL of the papers of the house; no rules here. `recordedBy` is a user id. */
export function createHouseRecordsRepository(records: SqliteDatabase) {
  const all = records.prepare(`${SELECT} ORDER BY recorded_at, id`)
  const byId = records.prepare(`${SELECT} WHERE id = ?`)
  const replacing = records.prepare('SELECT 1 FROM house_records WHERE corrects_id = ?')
  const insert = records.prepare(
    `INSERT INTO house_records (id, kind, on_day, valid_until, number, issuer, result, note, attachment_ids_json, corrects_id,
       reason, is_void, recorded_at, recorded_by, seat)
     VALUES (:id, :kind, :on, :validUntil, :number, :issuer, :result, :note, :attachmentIdsJson, :correctsId, :reason, :isVoid,
       :recordedAt, :recordedBy, :seat)`,
  )
  const needs = records.prepare(`SELECT kind, is_needed AS isNeeded, reason FROM house_needs ORDER BY recorded_at, id`)
  const insertNeed = records.prepare(
    `INSERT INTO house_needs (id, kind, is_needed, reason, recorded_at, recorded_by, seat)
     VALUES (:id, :kind, :isNeeded, :reason, :recordedAt, :recordedBy, :seat)`,
  )
  const readings = records.prepare(
    'SELECT record_id AS recordId, staff_id AS staffId, name, on_day AS "on" FROM house_readings ORDER BY on_day, name',
  )
  const insertReading = records.prepare(
    `INSERT INTO house_readings (id, record_id, staff_id, name, on_day, recorded_at, recorded_by, seat)
     VALUES (:id, :recordId, :staffId, :name, :on, :recordedAt, :recordedBy, :seat)`,
  )
  return {
    /** In the order they were recorded, also those set right. */
    list: (): HouseRecord[] => (all.all() as Stored[]).map(toRecord),
    find(id: RecordId): HouseRecord | undefined {
      const row = byId.get(id) as Stored | undefined
      return row && toRecord(row)
    },
    isReplaced: (id: RecordId): boolean => replacing.get(id) !== undefined,
    insert({ attachmentIds, isVoid, ...row }: HouseRecord & { seat: string | null }): void {
      insert.run({ ...row, isVoid: isVoid ? 1 : 0, attachmentIdsJson: JSON.stringify(attachmentIds) })
    },
    /** The newest word on each kind. */
    needs: (): Map<string, { isNeeded: boolean; reason: string }> =>
      new Map(
        (needs.all() as { kind: string; isNeeded: 0 | 1; reason: string }[]).map(({ kind, isNeeded, reason }) => [
          kind,
          { isNeeded: isNeeded === 1, reason },
        ]),
      ),
    insertNeed: ({ isNeeded, ...row }: NeedRow): void => void insertNeed.run({ ...row, isNeeded: isNeeded ? 1 : 0 }),
    readings: () => readings.all() as (HouseReading & { recordId: RecordId })[],
    insertReading: (row: ReadingRow): void => void insertReading.run(row),
  }
}
