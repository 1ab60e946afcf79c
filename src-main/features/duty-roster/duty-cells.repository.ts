// SQL of the duty roster; no rules here. Rows are only added: the one that no other replaces counts.
import * as z from 'zod'
import type { Day, Instant, RecordId } from '#shared/contract/primitives.ts'
import { DutyPerson, type DutyPost, type DutySlot } from '#shared/features/duty-roster/duty-roster.model.ts'
import type { ShiftName } from '#shared/features/stations/stations.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type DutyCellRow = {
  id: RecordId
  day: Day
  post: DutyPost
  shift: ShiftName | null
  people: DutyPerson[]
  reason: string | null
  replacesId: RecordId | null
  recordedAt: Instant
  recordedBy: string | null
  seat: string | null
}
type Stored = Omit<DutyCellRow, 'people'> & { peopleJson: string }
export type DutyCellsRepository = ReturnType<typeof createDutyCellsRepository>

const People = z.array(DutyPerson)
const SELECT = `SELECT c.id, c.day, c.post, c.shift, c.people_json AS peopleJson, c.reason, c.replaces_id AS replacesId,
  c.recorded_at AS recordedAt, c.recorded_by AS recordedBy, c.seat FROM duty_cells c`
const COUNTS = 'NOT EXISTS (SELECT 1 FROM duty_cells n WHERE n.replaces_id = c.id)'
const OF_SLOT = 'c.day = :day AND c.post = :post AND c.shift IS :shift'

function toRow({ peopleJson, ...row }: Stored): DutyCellRow {
  return { ...row, people: People.parse(JSON.parse(peopleJson)) }
}

export function createDutyCellsRepository(records: SqliteDatabase) {
  const between = records.prepare(
    `${SELECT} WHERE c.day >= ? AND c.day <= ? AND ${COUNTS} ORDER BY c.day, c.post, c.shift`,
  )
  const ofSlot = records.prepare(`${SELECT} WHERE ${OF_SLOT} AND ${COUNTS}`)
  const history = records.prepare(`${SELECT} WHERE ${OF_SLOT} ORDER BY c.recorded_at DESC, c.id DESC`)
  const insert = records.prepare(
    `INSERT INTO duty_cells (id, day, post, shift, people_json, reason, replaces_id, recorded_at, recorded_by, seat)
     VALUES (:id, :day, :post, :shift, :peopleJson, :reason, :replacesId, :recordedAt, :recordedBy, :seat)`,
  )
  return {
    listBetween: (from: Day, until: Day): DutyCellRow[] => (between.all(from, until) as Stored[]).map(toRow),
    findOf({ day, post, shift }: DutySlot): DutyCellRow | undefined {
      const row = ofSlot.get({ day, post, shift }) as Stored | undefined
      return row && toRow(row)
    },
    historyOf: ({ day, post, shift }: DutySlot): DutyCellRow[] =>
      (history.all({ day, post, shift }) as Stored[]).map(toRow),
    insert({ people, ...row }: DutyCellRow): void {
      insert.run({ ...row, peopleJson: JSON.stringify(people) })
    },
  }
}
