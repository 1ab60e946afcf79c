// The rows of a span for a sealed file, part by part, read lazily so that a day of readings never stands in memory.

import { maskName } from '#shared/contract/masking.ts'
import { personalCapabilities } from '#shared/features/devices/capabilities.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { SealPart } from './seal-format.ts'

export type SealSpan = { from: number; to: number; copy: 'masked' | 'full'; hasVitals: boolean }
type Row = Record<string, unknown>
/** Alarm values that tell of a body. */
const bodyAlarm = /^(heart-rate|respiration|spo2|blood-pressure|body-temperature|glucose)/

export function createSealSource(records: SqliteDatabase, telemetry: SqliteDatabase, span: SealSpan) {
  const { from, to, copy, hasVitals } = span
  const isFull = copy === 'full'
  const all = (sql: string): IterableIterator<Row> => {
    const statement = records.prepare(sql)
    return statement.iterate({ from, to }) as IterableIterator<Row>
  }
  const masked = (row: Row): Row =>
    isFull || typeof row.name !== 'string' ? row : { ...row, name: maskName(row.name) }

  function* alarmRows(): Generator<Row> {
    const rows = all(
      `SELECT id, kind, priority, state, is_active, is_from_start_up, is_drill, group_id, raised_at, last_at, repeats, device_id,
         bed_id, resident_id, place_label, surname, values_json, acknowledged_at, attended_at, closed_at, close_reason, close_note
       FROM alarms WHERE raised_at < :to AND (closed_at IS NULL OR closed_at >= :from) ORDER BY raised_at, id`,
    )
    for (const row of rows) {
      const isBody = !hasVitals && bodyAlarm.test(String(row.kind))
      yield { ...row, ...(isBody ? { values_json: null } : {}), ...(isFull ? {} : { close_note: null }) }
    }
  }

  function* eventRows(): Generator<Row> {
    const rows = all(
      `SELECT e.seq, e.alarm_id, e.at, e.kind, e.user_id, e.seat, e.values_json, a.kind AS alarm_kind FROM alarm_events e
       JOIN alarms a ON a.id = e.alarm_id WHERE e.at >= :from AND e.at < :to ORDER BY e.seq`,
    )
    for (const { alarm_kind, ...row } of rows) {
      yield !hasVitals && bodyAlarm.test(String(alarm_kind)) ? { ...row, values_json: null } : row
    }
  }

  /** Series by series: the value that held when the span began, then every stored one. */
  function* readingRows(): Generator<Row> {
    const series = telemetry
      .prepare('SELECT DISTINCT device_id, capability FROM device_latest ORDER BY device_id, capability')
      .all() as { device_id: string; capability: string }[]
    const before = telemetry.prepare(
      `SELECT device_id, capability, at, value, text FROM readings
       WHERE device_id = ? AND capability = ? AND at < ? ORDER BY at DESC LIMIT 1`,
    )
    const within = telemetry.prepare(
      `SELECT device_id, capability, at, value, text FROM readings
       WHERE device_id = ? AND capability = ? AND at >= ? AND at < ? ORDER BY at`,
    )
    for (const { device_id, capability } of series) {
      if (!hasVitals && personalCapabilities.has(capability)) continue
      const held = before.get(device_id, capability, from) as Row | undefined
      if (held) yield held
      yield* within.iterate(device_id, capability, from, to) as IterableIterator<Row>
    }
  }

  function* auditRows(): Generator<Row> {
    const rows = all(
      `SELECT seq, at, actor_id, actor_role, seat, action, object_type, object_id, before_json, after_json, reason, prev_hash, hash
       FROM audit_log WHERE at >= :from AND at < :to ORDER BY seq`,
    )
    for (const row of rows) yield isFull ? row : { ...row, before_json: null, after_json: null, reason: null }
  }

  const sources: Record<SealPart, () => Iterable<Row>> = {
    home: () => all('SELECT record_json FROM facility WHERE id = 1 AND :from < :to'),
    beds: () =>
      all(
        `SELECT b.id, r.name || '-' || b.name AS label, f.name AS floor, b.opened_on, b.closed_on FROM beds b
         JOIN rooms r ON r.id = b.room_id JOIN floors f ON f.id = r.floor_id WHERE :from < :to ORDER BY label, b.id`,
      ),
    bindings: () =>
      all(
        `SELECT b.id, b.device_id, d.external_key, d.name AS device, d.role, b.bed_id, b.room_id, b.place, b.from_at, b.to_at
         FROM device_bindings b JOIN devices d ON d.id = b.device_id
         WHERE b.from_at < :to AND (b.to_at IS NULL OR b.to_at > :from) ORDER BY b.from_at, b.id`,
      ),
    *stays() {
      const rows = all(
        `SELECT s.id, s.resident_id, r.name, s.bed_id, s.from_on, s.to_on, s.recorded_at, s.voided_at FROM stays s
         JOIN residents r ON r.id = s.resident_id WHERE s.from_on <= date(:to / 1000 + 28800, 'unixepoch')
           AND (s.to_on IS NULL OR s.to_on >= date(:from / 1000 + 28800, 'unixepoch')) ORDER BY s.from_on, s.id`,
      )
      for (const row of rows) yield masked(row)
    },
    runs: () =>
      all(
        `SELECT started_at, alive_at, stopped_at FROM console_runs WHERE started_at < :to AND alive_at >= :from
         ORDER BY started_at`,
      ),
    alarms: alarmRows,
    'alarm-events': eventRows,
    readings: readingRows,
    audit: auditRows,
  }
  return { rowsOf: (part: SealPart): Iterable<Row> => sources[part]() }
}
