// SQL of fire alarms with what became of them, and of test presses that are on record. Reads only.
import type { AlarmId, Instant, RecordId } from '#shared/contract/primitives.ts'
import type { AlarmKind, CloseReason } from '#shared/features/alarms/alarms.model.ts'
import { fireKinds } from '#shared/features/roll-call/roll-call.rules.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type FireAlarm = {
  id: AlarmId
  kind: AlarmKind
  placeLabel: string
  raisedAt: Instant
  closedAt: Instant | null
  closeReason: CloseReason | null
  isDrill: number
  drillId: RecordId | null
  incidentId: RecordId | null
  hazardId: RecordId | null
  rollCallAt: Instant | null
}
export type TestPress = { deviceId: string; at: Instant }

const ALARMS = `SELECT a.id, a.kind, a.place_label AS placeLabel, a.raised_at AS raisedAt, a.closed_at AS closedAt,
    a.close_reason AS closeReason, a.is_drill AS isDrill,
    (SELECT d.id FROM emergency_drills d WHERE d.alarm_id = a.id) AS drillId,
    (SELECT f.incident_id FROM incident_files f WHERE f.alarm_id = a.id LIMIT 1) AS incidentId,
    -- What was found wanting in the drill an alarm became is a hazard of the alarm too.
    coalesce((SELECT h.id FROM hazards h WHERE h.alarm_id = a.id), (SELECT h.id FROM hazards h JOIN emergency_drills d ON d.id = h.drill_id
      WHERE d.alarm_id = a.id ORDER BY h.number LIMIT 1)) AS hazardId,
    (SELECT min(c.opened_at) FROM roll_calls c WHERE c.alarm_id = a.id) AS rollCallAt
  FROM alarms a WHERE a.raised_at >= :from AND a.raised_at < :to AND a.kind IN (SELECT value FROM json_each(:kinds))
  ORDER BY a.raised_at`
// The register keeps the newest test only; each that was heard or recorded left its audit row.
const TESTS = `SELECT object_id AS deviceId, at FROM audit_log
  WHERE object_type = 'device' AND action IN ('devices.record-test', 'devices.walk-test') AND at >= :from AND at < :to ORDER BY at`

export function createFireSafetyRepository(records: SqliteDatabase) {
  const alarms = records.prepare(ALARMS)
  const tests = records.prepare(TESTS)
  const bound = records.prepare(
    'SELECT device_id AS deviceId, min(from_at) AS at FROM device_bindings GROUP BY device_id',
  )
  return {
    /** `to` is excluded; oldest first. */
    alarmsBetween: (from: Instant, to: Instant) =>
      alarms.all({ from, to, kinds: JSON.stringify(fireKinds) }) as FireAlarm[],
    /** When each device was first hung. */
    firstBoundAt: (): ReadonlyMap<string, Instant> =>
      new Map((bound.all() as TestPress[]).map(({ deviceId, at }) => [deviceId, at])),
    testsBetween: (from: Instant, to: Instant) => tests.all({ from, to }) as TestPress[],
  }
}
