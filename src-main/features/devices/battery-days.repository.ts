// SQL of a battery by day: the last percentage of each calendar day of the house, from the telemetry file.
import { dayOf } from '#shared/contract/days.ts'
import type { BatteryTrend } from '#shared/features/devices/device-register.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

const ZONE_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** Oldest first; days without a reading are left out, never filled. */
export function readBatteryDays(db: SqliteDatabase, deviceId: string): BatteryTrend['days'] {
  const rows = db
    .prepare(
      // With max() SQLite takes the other columns from the row that holds the maximum.
      `SELECT value AS percent, max(at) AS at FROM readings
       WHERE device_id = :deviceId AND capability = 'battery_pct' AND value IS NOT NULL
       GROUP BY (at + ${ZONE_OFFSET_MS}) / ${DAY_MS} ORDER BY at`,
    )
    .all({ deviceId }) as { percent: number; at: number }[]
  return rows.map(({ percent, at }) => ({ day: dayOf(at), percent }))
}
