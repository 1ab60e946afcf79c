// SQL shared by all dated tables of a resident: rows are added, their end is set, or they are voided; none is ever removed.
import type { Day, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

/** What every dated row has. `toOn` is the first day that does not count any more; null = still counts. */
export type DatedBase = {
  id: RecordId
  residentId: ResidentId
  fromOn: Day
  toOn: Day | null
  recordedAt: number
  recordedBy: string | null
  voidedAt: number | null
  voidedBy: string | null
  voidReason: string | null
}
export type NewDatedRow<Row> = Omit<Row, 'voidedAt' | 'voidedBy' | 'voidReason'>
export type Voiding = { at: number; by: string | null; reason: string }

const BASE = {
  id: 'id',
  residentId: 'resident_id',
  fromOn: 'from_on',
  toOn: 'to_on',
  recordedAt: 'recorded_at',
  recordedBy: 'recorded_by',
}
const VOIDING = { voidedAt: 'voided_at', voidedBy: 'voided_by', voidReason: 'void_reason' }
const IN_ORDER = "from_on, COALESCE(to_on, '9999-12-31'), id"

export type DatedRows<Row extends DatedBase> = ReturnType<typeof createDatedRows<Row>>

/** `columns` maps the fields of `Row` beyond the common ones to their columns. */
export function createDatedRows<Row extends DatedBase>(
  records: SqliteDatabase,
  table: string,
  columns: Record<Exclude<keyof Row, keyof DatedBase> & string, string>,
) {
  const written = Object.entries({ ...BASE, ...columns }) as [string, string][]
  const read = [...written, ...Object.entries(VOIDING)].map(([field, column]) => `${column} AS ${field}`).join(', ')
  const names = written.map(([, column]) => column).join(', ')
  const slots = written.map(([field]) => `:${field}`).join(', ')
  const byId = records.prepare(`SELECT ${read} FROM ${table} WHERE id = ? AND resident_id = ? AND voided_at IS NULL`)
  const valid = records.prepare(
    `SELECT ${read} FROM ${table} WHERE resident_id = ? AND voided_at IS NULL ORDER BY ${IN_ORDER}`,
  )
  const every = records.prepare(`SELECT ${read} FROM ${table} WHERE resident_id = ? ORDER BY ${IN_ORDER}`)
  const insert = records.prepare(`INSERT INTO ${table} (${names}) VALUES (${slots})`)
  const setEnd = records.prepare(`UPDATE ${table} SET to_on = ? WHERE id = ?`)
  const voidRow = records.prepare(
    `UPDATE ${table} SET voided_at = :at, voided_by = :by, void_reason = :reason WHERE id = :id AND voided_at IS NULL`,
  )
  return {
    /** A row that counts, of this resident. */
    find: (id: RecordId, residentId: ResidentId): Row | undefined => byId.get(id, residentId) as Row | undefined,
    /** Rows that count, in order of time. */
    list: (residentId: ResidentId): Row[] => valid.all(residentId) as Row[],
    /** All rows, voided ones too. */
    listAll: (residentId: ResidentId): Row[] => every.all(residentId) as Row[],
    insert: (row: NewDatedRow<Row>): void =>
      void insert.run(Object.fromEntries(written.map(([field]) => [field, row[field as keyof typeof row]]))),
    setEnd: (id: RecordId, toOn: Day | null): void => void setEnd.run(toOn, id),
    voidRow: (id: RecordId, voiding: Voiding): void => void voidRow.run({ id, ...voiding }),
  }
}
