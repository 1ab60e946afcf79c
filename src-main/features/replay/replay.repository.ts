// SQL of the replay over the records file: the console's journal, and the house as it was known at a moment.
// "As known then" leaves out what was entered later and undoes what was ended later.
import type { BedId, Day, ResidentId } from '#shared/contract/primitives.ts'
import type { ReplayEvent, ReplayMark } from '#shared/features/replay/replay.model.ts'
import type { BrokerChange, ConsoleRun } from '#shared/features/replay/replay.rules.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type ReplayRepository = ReturnType<typeof createReplayRepository>
export type PastStay = { bedId: BedId; residentId: ResidentId; name: string }
export type PastLeave = { residentId: ResidentId; kind: 'leave' | 'hospital'; returnsOn: Day | null }
type RunRow = { startedAt: number; aliveAt: number; stoppedAt: number | null }

/**
 * An interval that began by `:on`, entered by `:at` and not yet taken back then; its end counts only if it was entered by then.
 * The act that ended it is the first one after its entry that names its last day: the same person may leave twice on one day.
 */
const knownThen = (row: string, endActs: string) => `${row}.recorded_at <= :at
  AND (${row}.voided_at IS NULL OR ${row}.voided_at > :at) AND ${row}.from_on <= :on
  AND (${row}.to_on IS NULL OR ${row}.to_on > :on OR (SELECT min(u.at) FROM audit_log u
    WHERE u.object_type = 'resident' AND u.object_id = ${row}.resident_id AND u.at > ${row}.recorded_at
      AND u.action IN (${endActs}) AND json_extract(u.after_json, '$.on') = ${row}.to_on) > :at)`

export function createReplayRepository(db: SqliteDatabase) {
  const stays = db.prepare(
    `SELECT s.bed_id AS bedId, s.resident_id AS residentId, r.name FROM stays s JOIN residents r ON r.id = s.resident_id
     WHERE ${knownThen('s', "'residents.transfer', 'residents.swap', 'residents.discharge'")} ORDER BY s.from_on`,
  )
  const leaves = db.prepare(
    `SELECT l.resident_id AS residentId, l.kind, l.expected_return_on AS returnsOn FROM leaves l
     WHERE ${knownThen('l', "'residents.end-leave', 'residents.discharge'")}`,
  )
  const blocks = db.prepare(
    `SELECT k.bed_id AS bedId FROM bed_blocks k WHERE k.recorded_at <= :at
       AND (k.voided_at IS NULL OR k.voided_at > :at) AND k.from_on <= :on
       AND (k.to_on IS NULL OR k.to_on > :on OR EXISTS (SELECT 1 FROM audit_log u WHERE u.object_type = 'bed'
         AND u.object_id = k.bed_id AND u.at > :at AND u.action = 'beds.unblock'))`,
  )
  const bedActs = db.prepare(
    `SELECT object_id AS bedId, action FROM audit_log WHERE at > :at AND object_type = 'bed'
       AND action IN ('beds.add', 'beds.close')`,
  )
  const staff = db.prepare(
    `SELECT place_key AS placeKey, min(at) AS since FROM staff_presences WHERE at <= :at AND until > :at
     GROUP BY place_key`,
  )
  return {
    startRun: (id: string, at: number): void =>
      void db.prepare('INSERT INTO console_runs (id, started_at, alive_at) VALUES (?, ?, ?)').run(id, at, at),
    keepAlive: (id: string, at: number): void =>
      void db.prepare('UPDATE console_runs SET alive_at = ? WHERE id = ?').run(at, id),
    endRun: (id: string, at: number): void =>
      void db.prepare('UPDATE console_runs SET alive_at = ?, stopped_at = ? WHERE id = ?').run(at, at, id),
    addBrokerState: (at: number, state: string): void =>
      void db.prepare('INSERT INTO broker_states (at, state) VALUES (?, ?)').run(at, state),
    addSettings: (at: number, json: string): void =>
      void db.prepare('INSERT INTO wall_settings (at, stale_after_json) VALUES (?, ?)').run(at, json),

    /** All runs, oldest first. The last one runs still when `isRunning`; one that was cut off ended at its last sign. */
    listRuns(isRunning: boolean, aliveEveryMs: number): ConsoleRun[] {
      const rows = db
        .prepare(
          'SELECT started_at AS startedAt, alive_at AS aliveAt, stopped_at AS stoppedAt FROM console_runs ORDER BY started_at',
        )
        .all() as RunRow[]
      return rows.map(({ startedAt, aliveAt, stoppedAt }, index) => {
        const isLast = index === rows.length - 1
        if (stoppedAt === null && isLast && isRunning) return { startedAt, endedAt: null }
        const latest = rows[index + 1]?.startedAt ?? Number.POSITIVE_INFINITY
        return { startedAt, endedAt: stoppedAt ?? Math.min(aliveAt + aliveEveryMs, latest) }
      })
    },
    listBrokerStates: (from: number, to: number): BrokerChange[] =>
      db
        .prepare('SELECT at, state FROM broker_states WHERE at >= ? AND at <= ? ORDER BY at, seq')
        .all(from, to) as BrokerChange[],
    /** Stale times in force at a moment; null = none was kept by then. */
    settingsAt(at: number): Record<string, number> | null {
      const row = db
        .prepare('SELECT stale_after_json AS json FROM wall_settings WHERE at <= ? ORDER BY at DESC, seq DESC LIMIT 1')
        .get(at) as { json: string } | undefined
      return row ? (JSON.parse(row.json) as Record<string, number>) : null
    },

    staysAt: (at: number, on: Day): PastStay[] => stays.all({ at, on }) as PastStay[],
    leavesAt: (at: number, on: Day): PastLeave[] => leaves.all({ at, on }) as PastLeave[],
    blockedAt: (at: number, on: Day): Set<string> =>
      new Set((blocks.all({ at, on }) as { bedId: string }[]).map(({ bedId }) => bedId)),
    /** Where staff was told present at a moment, and since when: the earliest word that still counted. */
    staffAt: (at: number): Map<string, number> =>
      new Map((staff.all({ at }) as { placeKey: string; since: number }[]).map((row) => [row.placeKey, row.since])),
    /** Beds added or closed after a moment. */
    bedActsAfter: (at: number) => bedActs.all({ at }) as { bedId: string; action: 'beds.add' | 'beds.close' }[],

    /** Alarms that were open at some moment of the span, oldest first. */
    listMarks(from: number, to: number, limit: number): ReplayMark[] {
      const rows = db
        .prepare(
          `SELECT id AS alarmId, kind, priority, place_label AS placeLabel, is_drill AS isDrill, raised_at AS raisedAt,
             closed_at AS closedAt FROM alarms WHERE raised_at < :to AND (closed_at IS NULL OR closed_at >= :from)
           ORDER BY raised_at, id LIMIT :limit`,
        )
        .all({ from, to, limit }) as (Omit<ReplayMark, 'isDrill'> & { isDrill: number })[]
      return rows.map((row) => ({ ...row, isDrill: row.isDrill === 1 }))
    },
    listEvents: (from: number, to: number, limit: number): ReplayEvent[] =>
      db
        .prepare(
          'SELECT at, alarm_id AS alarmId, kind FROM alarm_events WHERE at >= ? AND at < ? ORDER BY at, seq LIMIT ?',
        )
        .all(from, to, limit) as ReplayEvent[],
    firstAlarmAt: (): number | null => db.prepare('SELECT min(raised_at) FROM alarms').pluck().get() as number | null,
  }
}
