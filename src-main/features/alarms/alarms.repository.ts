// SQL of alarms and their events. Writes nothing outside the caller's transaction.
import type { Alarm, AlarmEvent } from '#shared/features/alarms/alarms.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

/** An alarm as kept: with the key of its condition, and the id of who acknowledged or closed it. */
export type StoredAlarm = {
  alarm: Alarm
  conditionKey: string
  acknowledgedById: string | null
  closedById: string | null
}
export type NewAlarmEvent = {
  alarmId: string
  at: number
  kind: AlarmEvent['kind']
  userId: string | null
  seat: string | null
  values: AlarmEvent['values']
}

type AlarmRow = {
  id: string
  kind: string
  priority: string
  state: string
  condition_key: string
  is_active: number
  is_from_start_up: number
  raised_at: number
  last_at: number
  repeats: number
  device_id: string | null
  bed_id: string | null
  resident_id: string | null
  place_label: string
  surname: string | null
  values_json: string
  acknowledged_at: number | null
  acknowledged_by: string | null
  acknowledged_name: string | null
  closed_at: number | null
  closed_by: string | null
  closed_name: string | null
  close_reason: string | null
  close_note: string | null
}

function toStored(row: AlarmRow): StoredAlarm {
  const alarm = {
    id: row.id,
    kind: row.kind,
    priority: row.priority,
    state: row.state,
    isActive: row.is_active === 1,
    isFromStartUp: row.is_from_start_up === 1,
    raisedAt: row.raised_at,
    lastAt: row.last_at,
    repeats: row.repeats,
    deviceId: row.device_id,
    bedId: row.bed_id,
    residentId: row.resident_id,
    placeLabel: row.place_label,
    surname: row.surname,
    values: JSON.parse(row.values_json) as Alarm['values'],
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_name ?? row.acknowledged_by,
    closedAt: row.closed_at,
    closedBy: row.closed_name ?? row.closed_by,
    closeReason: row.close_reason,
    closeNote: row.close_note,
  } as Alarm
  return {
    alarm,
    conditionKey: row.condition_key,
    acknowledgedById: row.acknowledged_by,
    closedById: row.closed_by,
  }
}

const SELECT = `SELECT a.*, k.display_name AS acknowledged_name, c.display_name AS closed_name FROM alarms a
  LEFT JOIN users k ON k.id = a.acknowledged_by LEFT JOIN users c ON c.id = a.closed_by`

export type AlarmsRepository = ReturnType<typeof createAlarmsRepository>

export function createAlarmsRepository(db: SqliteDatabase) {
  const upsert = db.prepare(
    `INSERT INTO alarms (id, kind, priority, state, condition_key, is_active, is_from_start_up, raised_at, last_at, repeats,
       device_id, bed_id, resident_id, place_label, surname, values_json, acknowledged_at, acknowledged_by, closed_at,
       closed_by, close_reason, close_note)
     VALUES (:id, :kind, :priority, :state, :conditionKey, :isActive, :isFromStartUp, :raisedAt, :lastAt, :repeats,
       :deviceId, :bedId, :residentId, :placeLabel, :surname, :valuesJson, :acknowledgedAt, :acknowledgedBy, :closedAt,
       :closedBy, :closeReason, :closeNote)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, is_active = excluded.is_active, last_at = excluded.last_at,
       repeats = excluded.repeats, values_json = excluded.values_json, acknowledged_at = excluded.acknowledged_at,
       acknowledged_by = excluded.acknowledged_by, closed_at = excluded.closed_at, closed_by = excluded.closed_by,
       close_reason = excluded.close_reason, close_note = excluded.close_note`,
  )
  const insertEvent = db.prepare(
    'INSERT INTO alarm_events (alarm_id, at, kind, user_id, seat, values_json) VALUES (:alarmId, :at, :kind, :userId, :seat, :valuesJson)',
  )
  return {
    save({ alarm, conditionKey, acknowledgedById, closedById }: StoredAlarm): void {
      const { id, kind, priority, state, raisedAt, lastAt, repeats, deviceId, bedId, residentId, placeLabel, surname } =
        alarm
      const { acknowledgedAt, closedAt, closeReason, closeNote } = alarm
      upsert.run({
        ...{ id, kind, priority, state, conditionKey, raisedAt, lastAt, repeats, deviceId, bedId, residentId },
        ...{ placeLabel, surname, acknowledgedAt, closedAt, closeReason, closeNote },
        isActive: alarm.isActive ? 1 : 0,
        isFromStartUp: alarm.isFromStartUp ? 1 : 0,
        valuesJson: JSON.stringify(alarm.values),
        acknowledgedBy: acknowledgedById,
        closedBy: closedById,
      })
    },
    appendEvent({ values, ...event }: NewAlarmEvent): void {
      insertEvent.run({ ...event, valuesJson: JSON.stringify(values) })
    },
    listOpen(): StoredAlarm[] {
      return (db.prepare(`${SELECT} WHERE a.state <> 'closed' ORDER BY a.raised_at`).all() as AlarmRow[]).map(toStored)
    },
    /** Newest first. */
    listBetween(from: number, to: number, limit: number): Alarm[] {
      const rows = db
        .prepare(`${SELECT} WHERE a.raised_at >= ? AND a.raised_at < ? ORDER BY a.raised_at DESC, a.id DESC LIMIT ?`)
        .all(from, to, limit)
      return (rows as AlarmRow[]).map((row) => toStored(row).alarm)
    },
    /** Of the given kinds only, newest first. */
    listOfResident(residentId: string, kinds: readonly Alarm['kind'][], limit: number): Alarm[] {
      const rows = db
        .prepare(
          `${SELECT} WHERE a.resident_id = ? AND a.kind IN (SELECT value FROM json_each(?)) ORDER BY a.raised_at DESC LIMIT ?`,
        )
        .all(residentId, JSON.stringify(kinds), limit)
      return (rows as AlarmRow[]).map((row) => toStored(row).alarm)
    },
    findById(id: string): StoredAlarm | null {
      const row = db.prepare(`${SELECT} WHERE a.id = ?`).get(id) as AlarmRow | undefined
      return row ? toStored(row) : null
    },
    listEvents(alarmId: string): AlarmEvent[] {
      const rows = db
        .prepare(
          `SELECT e.seq, e.at, e.kind, e.user_id, u.display_name, e.seat, e.values_json FROM alarm_events e
           LEFT JOIN users u ON u.id = e.user_id WHERE e.alarm_id = ? ORDER BY e.seq`,
        )
        .all(alarmId) as {
        seq: number
        at: number
        kind: AlarmEvent['kind']
        user_id: string | null
        display_name: string | null
        seat: string | null
        values_json: string
      }[]
      return rows.map((row) => ({
        seq: row.seq,
        at: row.at,
        kind: row.kind,
        userId: row.user_id as AlarmEvent['userId'],
        userName: row.display_name,
        seat: row.seat,
        values: JSON.parse(row.values_json) as AlarmEvent['values'],
      }))
    },
  }
}
