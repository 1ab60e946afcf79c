// SQL of emergency plans, their reviews and who read them; rows are only added. No rules here.
import type { RecordId } from '#shared/contract/primitives.ts'
import type { PlanReading, PlanReview, PlanVersion } from '#shared/features/emergency/emergency.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type ReadingRow = PlanReading & { recordedBy: string | null }
export type PlansRepository = ReturnType<typeof createPlansRepository>
type StoredVersion = Omit<PlanVersion, 'attachmentIds'> & { attachmentIdsJson: string }

const VERSION = `SELECT id, kind, version, text, attachment_ids_json AS attachmentIdsJson, in_force_on AS inForceOn,
  approved_by AS approvedBy, change_note AS changeNote, recorded_at AS recordedAt, recorded_by AS recordedBy
  FROM emergency_plan_versions`

function toVersion({ attachmentIdsJson, ...row }: StoredVersion): PlanVersion {
  return { ...row, attachmentIds: JSON.parse(attachmentIdsJson) }
}

export function createPlansRepository(records: SqliteDatabase) {
  const versions = records.prepare(`${VERSION} ORDER BY kind, version DESC`)
  const byId = records.prepare(`${VERSION} WHERE id = ?`)
  const reviews = records.prepare(
    `SELECT id, version_id AS versionId, on_day AS "on", reviewed_by AS "by", note, late_reason AS lateReason,
       recorded_at AS recordedAt, recorded_by AS recordedBy FROM emergency_plan_reviews ORDER BY on_day DESC, recorded_at DESC`,
  )
  const readings = records.prepare(
    `SELECT version_id AS versionId, staff_id AS staffId, user_id AS userId, witness, recorded_at AS recordedAt
     FROM emergency_plan_readings`,
  )
  const insertVersion = records.prepare(
    `INSERT INTO emergency_plan_versions (id, kind, version, text, attachment_ids_json, in_force_on, approved_by, change_note,
       recorded_at, recorded_by)
     VALUES (:id, :kind, :version, :text, :attachmentIdsJson, :inForceOn, :approvedBy, :changeNote, :recordedAt, :recordedBy)`,
  )
  const insertReview = records.prepare(
    `INSERT INTO emergency_plan_reviews (id, version_id, on_day, reviewed_by, note, late_reason, recorded_at, recorded_by)
     VALUES (:id, :versionId, :on, :by, :note, :lateReason, :recordedAt, :recordedBy)`,
  )
  const insertReading = records.prepare(
    `INSERT INTO emergency_plan_readings (version_id, staff_id, user_id, witness, recorded_at, recorded_by)
     VALUES (:versionId, :staffId, :userId, :witness, :recordedAt, :recordedBy)`,
  )
  return {
    find(id: RecordId): PlanVersion | undefined {
      const row = byId.get(id) as StoredVersion | undefined
      return row && toVersion(row)
    },
    /** Newest first within a kind. */
    listVersions: (): PlanVersion[] => (versions.all() as StoredVersion[]).map(toVersion),
    listReviews: () => reviews.all() as PlanReview[],
    listReadings: () => readings.all() as PlanReading[],
    insertVersion: ({ attachmentIds, ...row }: PlanVersion): void =>
      void insertVersion.run({ ...row, attachmentIdsJson: JSON.stringify(attachmentIds) }),
    insertReview: (row: PlanReview): void => void insertReview.run(row),
    insertReading: (row: ReadingRow): void => void insertReading.run(row),
  }
}
