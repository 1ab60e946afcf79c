// SQL of roll-calls, their marks and people's mobility. Writes nothing outside the caller's transaction.
import type { Day, ResidentId, RollCallId } from '#shared/contract/primitives.ts'
import type {
  MarkEntry,
  Mobility,
  MobilityFact,
  RollCall,
  RollCallMark,
  RollCallPerson,
} from '#shared/features/roll-call/roll-call.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type RollCallRepository = ReturnType<typeof createRollCallRepository>
type CallRow = Omit<RollCall, 'people' | 'marks' | 'isDrill'> & { isDrill: number; peopleJson: string }
export type MobilityRow = { id: string; mobility: Mobility; fromOn: Day; toOn: Day | null }

const CALLS = `SELECT c.id, c.alarm_id AS alarmId, c.is_drill AS isDrill, c.opened_at AS openedAt,
  o.display_name AS openedBy, c.people_json AS peopleJson, c.closed_at AS closedAt, e.display_name AS closedBy,
  c.close_note AS closeNote FROM roll_calls c
  LEFT JOIN users o ON o.id = c.opened_by LEFT JOIN users e ON e.id = c.closed_by`

export function createRollCallRepository(db: SqliteDatabase) {
  const insertMark = db.prepare(
    `INSERT INTO roll_call_marks (roll_call_id, resident_id, mark, at, user_id, seat)
     VALUES (:callId, :residentId, :mark, :at, :userId, :seat)`,
  )
  const marksOf = db.prepare(
    `SELECT m.resident_id AS residentId, m.mark, m.at, u.display_name AS "by", m.seat FROM roll_call_marks m
     LEFT JOIN users u ON u.id = m.user_id WHERE m.roll_call_id = ? ORDER BY m.seq`,
  )

  function toCall({ peopleJson, isDrill, ...row }: CallRow): RollCall {
    const marks = new Map((marksOf.all(row.id) as MarkEntry[]).map((mark) => [mark.residentId, mark]))
    const people = JSON.parse(peopleJson) as RollCallPerson[]
    return { ...row, isDrill: isDrill === 1, people, marks: [...marks.values()] }
  }

  return {
    findOpen(): RollCall | null {
      const row = db.prepare(`${CALLS} WHERE c.closed_at IS NULL`).get() as CallRow | undefined
      return row ? toCall(row) : null
    },
    find(id: RollCallId): RollCall | null {
      const row = db.prepare(`${CALLS} WHERE c.id = ?`).get(id) as CallRow | undefined
      return row ? toCall(row) : null
    },
    listBetween(from: number, to: number, limit: number): RollCall[] {
      const rows = db
        .prepare(`${CALLS} WHERE c.opened_at >= ? AND c.opened_at < ? ORDER BY c.opened_at DESC LIMIT ?`)
        .all(from, to, limit)
      return (rows as CallRow[]).map(toCall)
    },
    insert(call: {
      id: string
      alarmId: string | null
      isDrill: boolean
      at: number
      by: string | null
      people: RollCallPerson[]
    }) {
      db.prepare(
        `INSERT INTO roll_calls (id, alarm_id, is_drill, opened_at, opened_by, people_json)
         VALUES (:id, :alarmId, :isDrill, :at, :by, :people)`,
      ).run({ ...call, isDrill: call.isDrill ? 1 : 0, people: JSON.stringify(call.people) })
    },
    insertMark: (mark: {
      callId: string
      residentId: string
      mark: RollCallMark
      at: number
      userId: string | null
      seat: string
    }): void => void insertMark.run(mark),
    close(id: string, end: { at: number; by: string | null; note: string | null }): void {
      db.prepare('UPDATE roll_calls SET closed_at = :at, closed_by = :by, close_note = :note WHERE id = :id').run({
        id,
        ...end,
      })
    },
    hasAlarm: (id: string): boolean => db.prepare('SELECT 1 FROM alarms WHERE id = ?').get(id) !== undefined,
    /** Mobility of everybody on a day; who is not in the map was never asked about. */
    mobilitiesOn(on: Day): Map<string, Mobility> {
      const rows = db
        .prepare(
          `SELECT resident_id AS residentId, mobility FROM mobilities
           WHERE voided_at IS NULL AND from_on <= :on AND (to_on IS NULL OR to_on > :on)`,
        )
        .all({ on }) as { residentId: string; mobility: Mobility }[]
      return new Map(rows.map(({ residentId, mobility }) => [residentId, mobility]))
    },
    mobilityRows: (residentId: ResidentId): MobilityRow[] =>
      db
        .prepare(
          `SELECT id, mobility, from_on AS fromOn, to_on AS toOn FROM mobilities
           WHERE resident_id = ? AND voided_at IS NULL ORDER BY from_on`,
        )
        .all(residentId) as MobilityRow[],
    mobilityFacts: (residentId: ResidentId): MobilityFact[] =>
      db
        .prepare(
          `SELECT m.mobility, m.from_on AS fromOn, m.to_on AS toOn, m.recorded_at AS recordedAt,
             u.display_name AS recordedBy FROM mobilities m LEFT JOIN users u ON u.id = m.recorded_by
           WHERE m.resident_id = ? AND m.voided_at IS NULL ORDER BY m.from_on DESC`,
        )
        .all(residentId) as MobilityFact[],
    insertMobility(row: {
      id: string
      residentId: string
      mobility: Mobility
      fromOn: Day
      toOn: Day | null
      at: number
      by: string | null
    }) {
      db.prepare(
        `INSERT INTO mobilities (id, resident_id, mobility, from_on, to_on, recorded_at, recorded_by)
         VALUES (:id, :residentId, :mobility, :fromOn, :toOn, :at, :by)`,
      ).run(row)
    },
    endMobility: (id: string, toOn: Day): void =>
      void db.prepare('UPDATE mobilities SET to_on = ? WHERE id = ?').run(toOn, id),
    voidMobility: (id: string, at: number, by: string | null, reason: string): void =>
      void db
        .prepare('UPDATE mobilities SET voided_at = ?, voided_by = ?, void_reason = ? WHERE id = ?')
        .run(at, by, reason, id),
  }
}
