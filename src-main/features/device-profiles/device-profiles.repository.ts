// SQL of the profiles: every save is a row of its own, the newest version counts.
import type { SqliteDatabase } from '../../database/open-database.ts'

export type StoredProfile = {
  id: string
  version: number
  name: string
  json: string
  isRetired: boolean
  createdAt: number
  createdBy: string | null
}

export type DeviceProfilesRepository = ReturnType<typeof createDeviceProfilesRepository>

export function createDeviceProfilesRepository(db: SqliteDatabase) {
  return {
    /** The newest version of each profile, by name. */
    listNewest(): StoredProfile[] {
      const rows = db
        .prepare(
          `SELECT profile_id AS id, max(version) AS version, name, profile_json AS json, is_retired AS isRetired,
             created_at AS createdAt, created_by AS createdBy FROM device_profiles GROUP BY profile_id ORDER BY name, id`,
        )
        .all() as (Omit<StoredProfile, 'isRetired'> & { isRetired: number })[]
      return rows.map((row) => ({ ...row, isRetired: row.isRetired === 1 }))
    },
    insert(profile: StoredProfile): void {
      db.prepare(
        `INSERT INTO device_profiles (profile_id, version, name, profile_json, is_retired, created_at, created_by)
         VALUES (:id, :version, :name, :json, :isRetired, :createdAt, :createdBy)`,
      ).run({ ...profile, isRetired: profile.isRetired ? 1 : 0 })
    },
  }
}
