// SQL of the micro fire station; rows are only added. No rules here.
import type { Day, Instant, RecordId } from '#shared/contract/primitives.ts'
import { type MemberFields, StationRecordContent } from '#shared/features/fire-station/fire-station.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type MemberRow = MemberFields & {
  rowId: string
  id: RecordId
  version: number
  reason: string | null
  recordedAt: Instant
  recordedBy: string | null
}
export type StationRecordRow = {
  id: RecordId
  on: Day
  content: StationRecordContent
  isLate: boolean
  reason: string | null
  voidsId: RecordId | null
  recordedAt: Instant
  recordedBy: string | null
}
type StoredRecord = Omit<StationRecordRow, 'content' | 'isLate'> & { contentJson: string; isLate: number }
export type FireStationRepository = ReturnType<typeof createFireStationRepository>

const MEMBER = `SELECT m.id AS rowId, m.member_id AS id, m.version, m.staff_id AS staffId, m.name, m.post, m.joined_on AS joinedOn,
  m.left_on AS leftOn, m.reason, m.recorded_at AS recordedAt, m.recorded_by AS recordedBy FROM fire_station_members m`
const RECORD = `SELECT id, on_day AS "on", content_json AS contentJson, is_late AS isLate, reason, voids_id AS voidsId,
  recorded_at AS recordedAt, recorded_by AS recordedBy FROM fire_station_records`

export function createFireStationRepository(records: SqliteDatabase) {
  const members = records.prepare(
    `${MEMBER} WHERE NOT EXISTS (SELECT 1 FROM fire_station_members n WHERE n.member_id = m.member_id AND n.version > m.version)
     ORDER BY m.joined_on, m.member_id`,
  )
  const firstAt = records.prepare('SELECT min(recorded_at) FROM fire_station_members').pluck()
  const all = records.prepare(`${RECORD} ORDER BY on_day, recorded_at, id`)
  const insertMember = records.prepare(
    `INSERT INTO fire_station_members (id, member_id, version, staff_id, name, post, joined_on, left_on, reason, recorded_at, recorded_by)
     VALUES (:rowId, :id, :version, :staffId, :name, :post, :joinedOn, :leftOn, :reason, :recordedAt, :recordedBy)`,
  )
  const insertRecord = records.prepare(
    `INSERT INTO fire_station_records (id, kind, on_day, content_json, is_late, reason, voids_id, recorded_at, recorded_by)
     VALUES (:id, :kind, :on, :contentJson, :isLate, :reason, :voidsId, :recordedAt, :recordedBy)`,
  )
  return {
    /** The newest version of each, also of those who left. */
    listMembers: () => members.all() as MemberRow[],
    /** When the first member was written down; null = there is none. */
    firstMemberAt: () => firstAt.get() as Instant | null,
    /** Taken-back ones among them, oldest first. */
    listRecords: (): StationRecordRow[] =>
      (all.all() as StoredRecord[]).map(({ contentJson, isLate, ...row }) => ({
        ...row,
        ...{ content: StationRecordContent.parse(JSON.parse(contentJson)), isLate: isLate === 1 },
      })),
    insertMember: (row: MemberRow): void => void insertMember.run(row),
    insertRecord({ content, isLate, ...row }: StationRecordRow): void {
      const json = JSON.stringify(content)
      insertRecord.run({ ...row, kind: content.kind, contentJson: json, isLate: isLate ? 1 : 0 })
    },
  }
}
