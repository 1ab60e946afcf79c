// SQL of tests and drills. Writes nothing outside the caller's transaction.
import type { Drill, DrillScope } from '#shared/features/alarms/alarm-drills.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type DrillRow = Omit<Drill, 'startedBy' | 'scopeLabel'> & {
  startedById: string | null
  startedName: string | null
}

type Row = {
  id: string
  kind: Drill['kind']
  scope_kind: DrillScope['kind']
  room_id: string | null
  device_id: string | null
  reason: string
  calls_siren: number
  started_at: number
  ends_at: number
  started_by: string | null
  started_name: string | null
}

function scopeOf(row: Row): DrillScope {
  if (row.scope_kind === 'room') return { kind: 'room', roomId: row.room_id as never }
  return row.scope_kind === 'device' ? { kind: 'device', deviceId: row.device_id as never } : { kind: 'house' }
}

export type DrillsRepository = ReturnType<typeof createDrillsRepository>

export function createDrillsRepository(db: SqliteDatabase) {
  return {
    insert(drill: DrillRow): void {
      db.prepare(
        `INSERT INTO alarm_drills (id, kind, scope_kind, room_id, device_id, reason, calls_siren, started_at, ends_at, started_by)
         VALUES (:id, :kind, :scopeKind, :roomId, :deviceId, :reason, :callsSiren, :startedAt, :endsAt, :startedById)`,
      ).run({
        id: drill.id,
        kind: drill.kind,
        scopeKind: drill.scope.kind,
        roomId: drill.scope.kind === 'room' ? drill.scope.roomId : null,
        deviceId: drill.scope.kind === 'device' ? drill.scope.deviceId : null,
        reason: drill.reason,
        callsSiren: drill.callsSiren ? 1 : 0,
        startedAt: drill.startedAt,
        endsAt: drill.endsAt,
        startedById: drill.startedById,
      })
    },
    end(id: string, at: number, userId: string | null): void {
      db.prepare('UPDATE alarm_drills SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL').run(
        at,
        userId,
        id,
      )
    },
    /** Those nobody ended yet, run out ones among them. */
    listUnended(): DrillRow[] {
      const rows = db
        .prepare(
          `SELECT d.*, u.display_name AS started_name FROM alarm_drills d LEFT JOIN users u ON u.id = d.started_by
           WHERE d.ended_at IS NULL ORDER BY d.started_at`,
        )
        .all() as Row[]
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        scope: scopeOf(row),
        reason: row.reason,
        callsSiren: row.calls_siren === 1,
        startedAt: row.started_at,
        endsAt: row.ends_at,
        startedById: row.started_by,
        startedName: row.started_name,
      }))
    },
  }
}
