// The duty table's days: who was planned, and which shifts were handed over. Two statements, whatever the span; reads only.
import * as z from 'zod'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, Instant } from '#shared/contract/primitives.ts'
import { DutyPerson, type DutyPost } from '#shared/features/duty-roster/duty-roster.model.ts'
import { HandoverContent } from '#shared/features/handover/handover.model.ts'
import { mattersOf } from '#shared/features/handover/handover.rules.ts'
import type { ShiftName } from '#shared/features/stations/stations.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { SourceDutyDay } from './report-source.ts'

type Cell = { day: Day; post: DutyPost; shift: ShiftName | null; peopleJson: string }
type Signed = {
  shift: ShiftName
  startedAt: Instant
  signedAt: Instant
  receivedAt: Instant | null
  contentJson: string
}

const People = z.array(DutyPerson)
const CELLS = `SELECT c.day, c.post, c.shift, c.people_json AS peopleJson FROM duty_cells c
  WHERE c.day >= :from AND c.day <= :until AND NOT EXISTS (SELECT 1 FROM duty_cells n WHERE n.replaces_id = c.id)`
const HANDOVERS = `SELECT h.shift, h.shift_started_at AS startedAt, h.signed_at AS signedAt, r.received_at AS receivedAt,
    h.content_json AS contentJson
  FROM handovers h LEFT JOIN handover_receipts r ON r.handover_id = h.id
  WHERE h.shift_started_at >= :fromAt AND h.shift_started_at < :endAt ORDER BY h.shift_started_at`

/** Both days are inside. A handover belongs to the day on which its shift began. */
export function readDutyDays(records: SqliteDatabase, from: Day, until: Day): SourceDutyDay[] {
  const span = { fromAt: startOfDay(from), endAt: startOfDay(addDays(until, 1)) }
  const cells = Map.groupBy(records.prepare(CELLS).all({ from, until }) as Cell[], ({ day }) => day)
  const signed = Map.groupBy(records.prepare(HANDOVERS).all(span) as Signed[], ({ startedAt }) => dayOf(startedAt))
  const days: SourceDutyDay[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    days.push({
      day,
      cells: (cells.get(day) ?? []).map(({ peopleJson, post, shift }) => ({
        ...{ day, post, shift },
        people: People.parse(JSON.parse(peopleJson)),
      })),
      handovers: (signed.get(day) ?? []).map(({ contentJson, shift, signedAt, receivedAt }) => ({
        ...{ shift, signedAt, receivedAt },
        matters: mattersOf(HandoverContent.parse(JSON.parse(contentJson))),
      })),
    })
  }
  return days
}
