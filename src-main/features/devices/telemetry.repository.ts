// SQL of the telemetry file: readings, the last word of each device, minute values for charts, pruning.
import type { SqliteDatabase } from '../../database/open-database.ts'

export type ReadingRow = { deviceId: string; at: number; capability: string; value: number | null; text: string | null }
export type LatestRow = ReadingRow & { deviceAt: number | null; retained: number }
export type MinuteRow = { capability: string; minute: number; value: number }

export type TelemetryRepository = ReturnType<typeof createTelemetryRepository>

export function createTelemetryRepository(db: SqliteDatabase) {
  const insertReading = db.prepare(
    `INSERT INTO readings (device_id, at, capability, value, text) VALUES (:deviceId, :at, :capability, :value, :text)
     ON CONFLICT (device_id, capability, at) DO UPDATE SET value = excluded.value, text = excluded.text`,
  )
  const upsertLatest = db.prepare(
    `INSERT INTO device_latest (device_id, capability, value, text, at, device_at, retained)
     VALUES (:deviceId, :capability, :value, :text, :at, :deviceAt, :retained)
     ON CONFLICT (device_id, capability) DO UPDATE SET value = excluded.value, text = excluded.text, at = excluded.at,
       device_at = excluded.device_at, retained = excluded.retained`,
  )
  const selectMinutes = db.prepare(
    // The last value of each minute; with max() SQLite takes the other columns from the row that holds the maximum.
    `SELECT capability, at / 60000 AS minute, value, max(at) AS newest FROM readings
     WHERE device_id = :deviceId AND capability IN ('heart_rate_bpm', 'respiration_rpm', 'in_bed')
       AND at >= :from AND at < :to AND value IS NOT NULL
     GROUP BY capability, minute`,
  )
  return {
    insertReadings(rows: readonly ReadingRow[]): void {
      for (const row of rows) insertReading.run(row)
    },
    upsertLatest(rows: Iterable<LatestRow>): void {
      for (const row of rows) upsertLatest.run(row)
    },
    listLatest(): LatestRow[] {
      return db
        .prepare(
          'SELECT device_id AS deviceId, capability, value, text, at, device_at AS deviceAt, retained FROM device_latest',
        )
        .all() as LatestRow[]
    },
    listMinutes(deviceId: string, from: number, to: number): MinuteRow[] {
      return selectMinutes.all({ deviceId, from, to }) as MinuteRow[]
    },
    /** When the present value began: the first reading after the last different one; null = no reading. */
    findStartOfValue(deviceId: string, capability: string, value: number): number | null {
      const row = db
        .prepare(
          `SELECT min(at) AS at FROM readings WHERE device_id = :deviceId AND capability = :capability AND at > coalesce(
             (SELECT max(at) FROM readings WHERE device_id = :deviceId AND capability = :capability AND value <> :value), 0)
             AND value = :value`,
        )
        .get({ deviceId, capability, value }) as { at: number | null }
      return row.at
    },
    /** Deletes readings of one capability older than a moment; the key begins with the device, so this stays an index search. */
    deleteOlderThan(deviceId: string, capability: string, before: number): number {
      return db
        .prepare('DELETE FROM readings WHERE device_id = ? AND capability = ? AND at < ?')
        .run(deviceId, capability, before).changes
    },
    listSeries(): { deviceId: string; capability: string }[] {
      return db.prepare('SELECT device_id AS deviceId, capability FROM device_latest').all() as never
    },
  }
}
