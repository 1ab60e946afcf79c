// SQL of the alarm-quality figures: alarms of a period with the counts of their events, and what to divide by.
import type { QualityAlarm } from '#shared/features/alarm-quality/alarm-quality.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

type Row = Omit<QualityAlarm, 'isActive' | 'isDrill' | 'ringsAt'> & {
  isActive: number
  isDrill: number
  ringsJson: string | null
}

export function createAlarmQualityRepository(db: SqliteDatabase) {
  const alarms = db.prepare(
    `WITH told AS (
       SELECT alarm_id, sum(kind = 're-alarmed') AS re_alarms, sum(kind = 'escalated') AS escalations,
         sum(kind = 'shelved') AS shelvings, min(CASE WHEN kind = 'acknowledged' THEN at END) AS acknowledged_at,
         min(CASE WHEN kind = 'attended' THEN at END) AS attended_at,
         json_group_array(at) FILTER (WHERE kind IN ('raised', 'repeated')) AS rings_json
       FROM alarm_events WHERE alarm_id IN (SELECT id FROM alarms WHERE raised_at < :to AND (closed_at IS NULL OR closed_at >= :from))
       GROUP BY alarm_id)
     SELECT a.id, a.kind, a.priority, a.state, a.is_active AS isActive, a.is_drill AS isDrill, a.condition_key AS conditionKey,
       a.device_id AS deviceId, d.name AS deviceName, a.bed_id AS bedId, a.resident_id AS residentId,
       a.place_label AS placeLabel, a.surname, a.raised_at AS raisedAt,
       coalesce(t.acknowledged_at, a.acknowledged_at) AS acknowledgedAt, coalesce(t.attended_at, a.attended_at) AS attendedAt,
       a.closed_at AS closedAt, a.close_reason AS closeReason, coalesce(t.re_alarms, 0) AS reAlarms,
       coalesce(t.escalations, 0) AS escalations, coalesce(t.shelvings, 0) AS shelvings, t.rings_json AS ringsJson
     FROM alarms a LEFT JOIN told t ON t.alarm_id = a.id LEFT JOIN devices d ON d.id = a.device_id
     WHERE a.raised_at < :to AND (a.closed_at IS NULL OR a.closed_at >= :from) ORDER BY a.raised_at, a.id`,
  )
  const bedDays = db.prepare(
    `WITH RECURSIVE days(day) AS (SELECT :fromOn UNION ALL SELECT date(day, '+1 day') FROM days WHERE day < :lastOn)
     SELECT count(*) FROM days JOIN stays s ON s.voided_at IS NULL AND s.from_on <= day AND (s.to_on IS NULL OR s.to_on > day)
     WHERE NOT EXISTS (SELECT 1 FROM leaves l WHERE l.resident_id = s.resident_id AND l.voided_at IS NULL
       AND l.from_on <= day AND (l.to_on IS NULL OR l.to_on > day))`,
  )
  const watched = db.prepare(
    `SELECT sum(max(0, min(coalesce(stopped_at, alive_at), :to) - max(started_at, :from))) AS ms, min(started_at) AS first
     FROM console_runs WHERE started_at < :to AND coalesce(stopped_at, alive_at) >= :from`,
  )
  return {
    listAlarms: (from: number, to: number): QualityAlarm[] =>
      (alarms.all({ from, to }) as Row[]).map(({ ringsJson, isActive, isDrill, ...row }) => ({
        ...row,
        isActive: isActive === 1,
        isDrill: isDrill === 1,
        ringsAt: ((JSON.parse(ringsJson ?? '[]') as number[]) ?? []).sort((left, right) => left - right),
      })),
    /** Person-days in the house; `toOn` is the last day that counts. */
    bedDays: (fromOn: string, toOn: string): number =>
      toOn < fromOn ? 0 : (bedDays.pluck().get({ fromOn, lastOn: toOn }) as number),
    /** Milliseconds the console ran in a span; null = nobody kept it. */
    watchedMs(from: number, to: number): number | null {
      const row = watched.get({ from, to }) as { ms: number | null; first: number | null }
      return row.first === null ? null : (row.ms ?? 0)
    },
  }
}
