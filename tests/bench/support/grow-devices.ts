// Grows what devices leave behind: one bound mattress a bed, closed alarms over the years, and readings of the last weeks by one SQL statement.
import { type SqliteDatabase, withTransaction } from '#main/database/open-database.ts'
import { startOfDay } from '#shared/contract/days.ts'

export type DevicePlan = { beds: readonly string[]; today: string; years: number; alarms: number; readings: number }

const DAY_MS = 86_400_000

export function growDevices(files: { records: SqliteDatabase; telemetry: SqliteDatabase }, plan: DevicePlan): void {
  const { records, telemetry } = files
  const now = startOfDay(plan.today)
  const then = now - plan.years * 365 * DAY_MS
  withTransaction(records, () => {
    const device = records.prepare(
      `INSERT INTO devices (id, external_key, convention, name, role, state, first_heard_at)
       VALUES (?, ?, 'sleepace-mqtt', ?, 'mattress', 'bound', ?)`,
    )
    const binding = records.prepare('INSERT INTO device_bindings (id, device_id, bed_id, from_at) VALUES (?, ?, ?, ?)')
    for (const [index, bed] of plan.beds.entries()) {
      const id = `mattress-${index}`
      device.run(id, `sleepace:${id}`, id, then)
      binding.run(`binding-${index}`, id, bed, then)
    }
    records
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :alarms)
         INSERT INTO alarms (id, kind, priority, state, condition_key, is_active, is_from_start_up, raised_at, last_at, rang_at, group_id,
           device_id, place_label, values_json, closed_at, close_reason)
         SELECT 'alarm-' || i, 'heart-rate-high', 'medium', 'closed', 'bench-' || i, 0, 0, :then + i * :step, :then + i * :step, :then + i * :step, 'alarm-' || i,
           'mattress-' || (i % CAST(:beds AS INTEGER)), '201-1', '{}', :then + i * :step + 60000, 'real' FROM n`,
      )
      .run({ alarms: plan.alarms, then, step: Math.floor((now - then) / plan.alarms), beds: plan.beds.length })
    records.exec(
      `INSERT INTO alarm_events (alarm_id, at, kind, values_json)
       SELECT id, raised_at, 'raised', '{}' FROM alarms UNION ALL SELECT id, closed_at, 'closed', '{}' FROM alarms`,
    )
  })
  withTransaction(telemetry, () => {
    telemetry
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :each), d(k) AS
           (SELECT 0 UNION ALL SELECT k + 1 FROM d WHERE k + 1 < :beds)
         INSERT INTO readings (device_id, at, capability, value)
         SELECT 'mattress-' || k, :now - (:each - i) * 60000, 'heart_rate_bpm', 60 + (i * 7 + k) % 40 FROM d, n`,
      )
      .run({ each: Math.floor(plan.readings / plan.beds.length), beds: plan.beds.length, now })
    telemetry.exec(
      `INSERT INTO device_latest (device_id, capability, value, at)
       SELECT device_id, capability, value, max(at) FROM readings GROUP BY device_id, capability`,
    )
  })
}
