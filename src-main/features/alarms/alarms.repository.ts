// SQL of alarms and their events. Writes nothing outside the caller's transaction.
import type { Alarm, AlarmEvent } from '#shared/features/alarms/alarms.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

/** An alarm as kept: with the key of its condition, and the ids of those who acted. */
export type StoredAlarm = {
  alarm: Alarm
  conditionKey: string
  /** Since when it calls without an answer; the escalation counts from here. */
  callingSince: number
  acknowledgedById: string | null
  attendedById: string | null
  shelvedById: string | null
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
  is_drill: number
  group_id: string
  raised_at: number
  last_at: number
  repeats: number
  rang_at: number
  rings: number
  escalation: number
  device_id: string | null
  bed_id: string | null
  resident_id: string | null
  place_label: string
  surname: string | null
  values_json: string
  acknowledged_at: number | null
  acknowledged_by: string | null
  acknowledged_name: string | null
  attended_at: number | null
  attended_by: string | null
  attended_name: string | null
  attended_user_name: string | null
  attended_how: string | null
  shelved_until: number | null
  shelved_by: string | null
  shelved_name: string | null
  shelve_reason: string | null
  closed_at: number | null
  closed_by: string | null
  closed_name: string | null
  close_reason: string | null
  close_note: string | null
  calling_since: number | null
}

function toStored(row: AlarmRow): StoredAlarm {
  const alarm = {
    id: row.id,
    kind: row.kind,
    priority: row.priority,
    state: row.state,
    isActive: row.is_active === 1,
    isFromStartUp: row.is_from_start_up === 1,
    isDrill: row.is_drill === 1,
    groupId: row.group_id,
    raisedAt: row.raised_at,
    lastAt: row.last_at,
    repeats: row.repeats,
    rangAt: row.rang_at,
    rings: row.rings,
    escalation: row.escalation,
    deviceId: row.device_id,
    bedId: row.bed_id,
    residentId: row.resident_id,
    placeLabel: row.place_label,
    surname: row.surname,
    values: JSON.parse(row.values_json) as Alarm['values'],
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_name ?? row.acknowledged_by,
    attendedAt: row.attended_at,
    attendedBy: row.attended_user_name ?? row.attended_name ?? row.attended_by,
    attendedHow: row.attended_how,
    shelvedUntil: row.shelved_until,
    shelvedBy: row.shelved_name ?? row.shelved_by,
    shelveReason: row.shelve_reason,
    closedAt: row.closed_at,
    closedBy: row.closed_name ?? row.closed_by,
    closeReason: row.close_reason,
    closeNote: row.close_note,
  } as Alarm
  return {
    alarm,
    conditionKey: row.condition_key,
    callingSince: row.calling_since ?? row.raised_at,
    acknowledgedById: row.acknowledged_by,
    attendedById: row.attended_by,
    shelvedById: row.shelved_by,
    closedById: row.closed_by,
  }
}

const SELECT = `SELECT a.*, k.display_name AS acknowledged_name, c.display_name AS closed_name,
  t.display_name AS attended_user_name, s.display_name AS shelved_name FROM alarms a
  LEFT JOIN users k ON k.id = a.acknowledged_by LEFT JOIN users c ON c.id = a.closed_by
  LEFT JOIN users t ON t.id = a.attended_by LEFT JOIN users s ON s.id = a.shelved_by`

type EventRow = {
  seq: number
  alarm_id: string
  at: number
  kind: AlarmEvent['kind']
  user_id: string | null
  display_name: string | null
  seat: string | null
  values_json: string
}

const SELECT_EVENT = `SELECT e.seq, e.alarm_id, e.at, e.kind, e.user_id, u.display_name, e.seat, e.values_json
  FROM alarm_events e LEFT JOIN users u ON u.id = e.user_id`

function toEvent(row: EventRow): AlarmEvent {
  return {
    seq: row.seq,
    at: row.at,
    kind: row.kind,
    userId: row.user_id as AlarmEvent['userId'],
    userName: row.display_name,
    seat: row.seat,
    values: JSON.parse(row.values_json) as AlarmEvent['values'],
  }
}

export type AlarmsRepository = ReturnType<typeof createAlarmsRepository>

export function createAlarmsRepository(db: SqliteDatabase) {
  const upsert = db.prepare(
    `INSERT INTO alarms (id, kind, priority, state, condition_key, is_active, is_from_start_up, is_drill, group_id,
       raised_at, last_at, repeats, rang_at, rings, escalation, device_id, bed_id, resident_id, place_label, surname, values_json, acknowledged_at, acknowledged_by,
       attended_at, attended_by, attended_name, attended_how, shelved_until, shelved_by, shelve_reason, closed_at,
       closed_by, close_reason, close_note, calling_since)
     VALUES (:id, :kind, :priority, :state, :conditionKey, :isActive, :isFromStartUp, :isDrill, :groupId,
       :raisedAt, :lastAt, :repeats, :rangAt, :rings, :escalation, :deviceId, :bedId, :residentId, :placeLabel, :surname, :valuesJson, :acknowledgedAt, :acknowledgedBy,
       :attendedAt, :attendedBy, :attendedName, :attendedHow, :shelvedUntil, :shelvedBy, :shelveReason, :closedAt,
       :closedBy, :closeReason, :closeNote, :callingSince)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, is_active = excluded.is_active, last_at = excluded.last_at,
       repeats = excluded.repeats, rang_at = excluded.rang_at, rings = excluded.rings, escalation = excluded.escalation,
       priority = excluded.priority, group_id = excluded.group_id, attended_at = excluded.attended_at,
       attended_by = excluded.attended_by, attended_name = excluded.attended_name, attended_how = excluded.attended_how,
       shelved_until = excluded.shelved_until, shelved_by = excluded.shelved_by, shelve_reason = excluded.shelve_reason,
       values_json = excluded.values_json, acknowledged_at = excluded.acknowledged_at,
       acknowledged_by = excluded.acknowledged_by, closed_at = excluded.closed_at, closed_by = excluded.closed_by,
       close_reason = excluded.close_reason, close_note = excluded.close_note, is_drill = excluded.is_drill,
       calling_since = excluded.calling_since`,
  )
  const insertEvent = db.prepare(
    'INSERT INTO alarm_events (alarm_id, at, kind, user_id, seat, values_json) VALUES (:alarmId, :at, :kind, :userId, :seat, :valuesJson)',
  )
  return {
    save({
      alarm,
      conditionKey,
      callingSince,
      acknowledgedById,
      attendedById,
      shelvedById,
      closedById,
    }: StoredAlarm): void {
      const { isActive, isFromStartUp, isDrill, values, ...columns } = alarm
      upsert.run({
        ...columns,
        conditionKey,
        callingSince,
        isActive: isActive ? 1 : 0,
        isFromStartUp: isFromStartUp ? 1 : 0,
        isDrill: isDrill ? 1 : 0,
        valuesJson: JSON.stringify(values),
        acknowledgedBy: acknowledgedById,
        attendedBy: attendedById,
        attendedName: attendedById === null ? alarm.attendedBy : null,
        shelvedBy: shelvedById,
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
      const rows = db.prepare(`${SELECT_EVENT} WHERE e.alarm_id = ? ORDER BY e.seq`).all(alarmId) as EventRow[]
      return rows.map(toEvent)
    },
    /** Oldest first. */
    listEventsBetween(from: number, to: number): (AlarmEvent & { alarmId: string })[] {
      const rows = db.prepare(`${SELECT_EVENT} WHERE e.at >= ? AND e.at < ? ORDER BY e.seq`).all(from, to) as EventRow[]
      return rows.map((row) => ({ alarmId: row.alarm_id, ...toEvent(row) }))
    },
  }
}
