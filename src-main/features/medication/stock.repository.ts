// SQL of the cupboard; no rules here. A balance is the sum of a batch's events.
import type { Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { Batch, StockEventKind } from '#shared/features/medication/stock.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type BatchRow = Omit<Batch, 'balance'> & {
  lateReason: string | null
  recordedAt: Instant
  recordedBy: string | null
}
export type StockEventRow = {
  id: RecordId
  batchId: RecordId
  kind: StockEventKind
  change: number
  reason: string | null
  sourceId: string | null
  at: Instant
  recordedAt: Instant
  recordedBy: string | null
}

const SELECT = `SELECT b.id, b.resident_id AS residentId, b.drug_name AS drugName, b.strength, b.unit, b.batch_number AS batchNumber,
  b.expires_on AS expiresOn, b.received_on AS receivedOn, b.brought_by AS broughtBy,
  round((SELECT coalesce(sum(e.change), 0) FROM medication_stock_events e WHERE e.batch_id = b.id), 3) AS balance
  FROM medication_batches b`
const EVENT = `SELECT id, batch_id AS batchId, kind, change, reason, source_id AS sourceId, at, recorded_at AS recordedAt,
  recorded_by AS recordedBy FROM medication_stock_events`

export function createStockRepository(records: SqliteDatabase) {
  const byId = records.prepare(`${SELECT} WHERE b.id = ?`)
  const ofResident = records.prepare(`${SELECT} WHERE b.resident_id = ? ORDER BY b.received_on, b.id`)
  const all = records.prepare(`${SELECT} ORDER BY b.received_on, b.id`)
  const events = records.prepare(`${EVENT} WHERE batch_id = ? ORDER BY at, recorded_at, id`)
  const bySource = records.prepare(`${EVENT} WHERE source_id = ?`)
  const insert = records.prepare(
    `INSERT INTO medication_batches (id, resident_id, drug_name, strength, unit, batch_number, expires_on, received_on, brought_by,
       late_reason, recorded_at, recorded_by)
     VALUES (:id, :residentId, :drugName, :strength, :unit, :batchNumber, :expiresOn, :receivedOn, :broughtBy, :lateReason,
       :recordedAt, :recordedBy)`,
  )
  const insertEvent = records.prepare(
    `INSERT INTO medication_stock_events (id, batch_id, kind, change, reason, source_id, at, recorded_at, recorded_by)
     VALUES (:id, :batchId, :kind, :change, :reason, :sourceId, :at, :recordedAt, :recordedBy)`,
  )
  return {
    findById: (id: RecordId) => byId.get(id) as Batch | undefined,
    listOf: (residentId: ResidentId): Batch[] => ofResident.all(residentId) as Batch[],
    listAll: (): Batch[] => all.all() as Batch[],
    eventsOf: (batchId: RecordId): StockEventRow[] => events.all(batchId) as StockEventRow[],
    /** What a record or a hand-over took, with what was taken back since. */
    eventsOfSource: (sourceId: string): StockEventRow[] => bySource.all(sourceId) as StockEventRow[],
    insert: (row: BatchRow): void => void insert.run(row),
    insertEvent: (row: StockEventRow): void => void insertEvent.run(row),
  }
}
