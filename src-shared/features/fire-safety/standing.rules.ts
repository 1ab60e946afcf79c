// Rows that are only added: what was taken back is a further row that names the one it takes back. Pure.
import type { RecordId } from '../../contract/primitives.ts'

/** A row of such a book. `voidsId` set = this row takes another one back and says nothing of its own. */
export type BookRow = { id: RecordId; voidsId: RecordId | null }

/** The rows that count, in the order given. */
export function standing<Row extends BookRow>(rows: readonly Row[]): Row[] {
  const gone = new Set(rows.map(({ voidsId }) => voidsId))
  return rows.filter(({ id, voidsId }) => voidsId === null && !gone.has(id))
}
