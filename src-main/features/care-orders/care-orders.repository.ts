// SQL of doctor's orders; no rules here. Rows are only ever added.
import type { Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { CareOrder } from '#shared/features/care-orders/care-orders.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type CareOrdersRepository = ReturnType<typeof createCareOrdersRepository>
type Stored = Omit<CareOrder, 'frequency' | 'stopped'> & {
  frequencyJson: string
  stoppedAt: Instant | null
  stopReason: string | null
  stoppedBy: string | null
}

const SELECT = `SELECT o.id, o.resident_id AS residentId, o.kind, o.text, o.frequency_json AS frequencyJson, o.starts_at AS startsAt,
  o.ends_at AS endsAt, o.doctor, o.ordered_on AS orderedOn, o.note, o.written_at AS writtenAt, o.written_by AS writtenBy,
  s.stopped_at AS stoppedAt, s.reason AS stopReason, s.stopped_by AS stoppedBy
  FROM care_orders o LEFT JOIN care_order_stops s ON s.order_id = o.id`

function read({ frequencyJson, stoppedAt, stopReason, stoppedBy, ...row }: Stored): CareOrder {
  const stopped = stoppedAt === null ? null : { at: stoppedAt, reason: stopReason ?? '', by: stoppedBy }
  return { ...row, frequency: JSON.parse(frequencyJson) as CareOrder['frequency'], stopped }
}

export function createCareOrdersRepository(records: SqliteDatabase) {
  const ofResident = records.prepare(`${SELECT} WHERE o.resident_id = ? ORDER BY o.starts_at DESC, o.id`)
  const byId = records.prepare(`${SELECT} WHERE o.id = ?`)
  const between = records.prepare(
    `${SELECT} WHERE o.starts_at < :to AND (o.ends_at IS NULL OR o.ends_at > :from)
       AND (s.stopped_at IS NULL OR s.stopped_at > :from) ORDER BY o.resident_id, o.starts_at, o.id`,
  )
  const insert = records.prepare(
    `INSERT INTO care_orders (id, resident_id, kind, text, frequency_json, starts_at, ends_at, doctor, ordered_on, note, written_at, written_by)
     VALUES (:id, :residentId, :kind, :text, :frequencyJson, :startsAt, :endsAt, :doctor, :orderedOn, :note, :writtenAt, :writtenBy)`,
  )
  const stop = records.prepare(
    'INSERT INTO care_order_stops (order_id, stopped_at, reason, stopped_by) VALUES (:id, :at, :reason, :by)',
  )
  return {
    listOf: (residentId: ResidentId): CareOrder[] => (ofResident.all(residentId) as Stored[]).map(read),
    find(id: RecordId): CareOrder | undefined {
      const row = byId.get(id) as Stored | undefined
      return row && read(row)
    },
    /** Orders that count at any instant of the span [from, to). */
    listBetween: (from: Instant, to: Instant): CareOrder[] => (between.all({ from, to }) as Stored[]).map(read),
    insert({ frequency, stopped: _stopped, ...row }: CareOrder): void {
      insert.run({ ...row, frequencyJson: JSON.stringify(frequency) })
    },
    stop: (id: RecordId, stopped: NonNullable<CareOrder['stopped']>): void => void stop.run({ id, ...stopped }),
  }
}
