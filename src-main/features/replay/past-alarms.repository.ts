// Alarms as they stood at a moment: the row as the file kept it after the last event by then. Alarms older than that keeping are told
// by their time stamps.
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

type Row = Record<string, string | number | null>

/** What the file keeps of an alarm after each event; the same names as its columns. */
const keptFields = [
  'priority',
  'state',
  'is_active',
  'group_id',
  'last_at',
  'repeats',
  'rang_at',
  'rings',
  'escalation',
  'values_json',
  'acknowledged_at',
  'acknowledged_by',
  'attended_at',
  'attended_by',
  'attended_name',
  'attended_how',
  'shelved_until',
  'shelved_by',
  'shelve_reason',
] as const

/** An alarm from before states were kept: only what its own time stamps prove. */
function byStamps(row: Row, at: number): Row {
  const after = (field: string) => row[field] !== null && Number(row[field]) > at
  const isAcknowledged = row.acknowledged_at !== null && !after('acknowledged_at')
  const isAttended = row.attended_at !== null && !after('attended_at')
  return {
    ...row,
    state: isAttended ? 'attended' : isAcknowledged ? 'acknowledged' : 'raised',
    ...(isAcknowledged ? {} : { acknowledged_at: null, acknowledged_by: null }),
    ...(isAttended ? {} : { attended_at: null, attended_by: null, attended_name: null, attended_how: null }),
    last_at: Math.min(Number(row.last_at), at),
    rang_at: Math.min(Number(row.rang_at), at),
  }
}

export function createPastAlarms(db: SqliteDatabase, displayNameOf: (userId: string) => string | null) {
  const openAt = db.prepare(
    `SELECT a.*, (SELECT s.state_json FROM alarm_states s WHERE s.alarm_id = a.id AND s.at <= :at
       ORDER BY s.at DESC, s.seq DESC LIMIT 1) AS kept_json FROM alarms a
     WHERE a.raised_at <= :at AND (a.closed_at IS NULL OR a.closed_at > :at) ORDER BY a.raised_at, a.id`,
  )
  const nameOf = (id: string | number | null | undefined): string | null =>
    typeof id === 'string' ? (displayNameOf(id) ?? id) : null

  function toAlarm(stored: Row, at: number): Alarm {
    const kept = stored.kept_json === null ? null : (JSON.parse(String(stored.kept_json)) as Row)
    const row = kept
      ? { ...stored, ...Object.fromEntries(keptFields.map((field) => [field, kept[field] ?? null])) }
      : byStamps(stored, at)
    return {
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
      values: JSON.parse(String(row.values_json)) as Alarm['values'],
      acknowledgedAt: row.acknowledged_at,
      acknowledgedBy: nameOf(row.acknowledged_by),
      attendedAt: row.attended_at,
      attendedBy: nameOf(row.attended_by) ?? row.attended_name,
      attendedHow: row.attended_how,
      shelvedUntil: row.shelved_until,
      shelvedBy: nameOf(row.shelved_by),
      shelveReason: row.shelve_reason,
      closedAt: null,
      closedBy: null,
      closeReason: null,
      closeNote: null,
    } as unknown as Alarm
  }

  /** Open alarms of a moment, oldest first. */
  return (at: number): Alarm[] => (openAt.all({ at }) as Row[]).map((row) => toAlarm(row, at))
}
