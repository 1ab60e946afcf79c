// SQL of records that are kept version by version in a table of the usual columns; no rules here. Rows are only ever added.
import type { Instant, RecordId } from '#shared/contract/primitives.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

/** One version of a record. */
export type RecordVersion<Facts> = {
  rowId: string
  id: RecordId
  version: number
  facts: Facts
  isVoid: boolean
  reason: string | null
  recordedAt: Instant
  recordedBy: string | null
}
type Stored = Omit<RecordVersion<unknown>, 'facts' | 'isVoid'> & { factsJson: string; isVoid: number }
export type RecordVersions<Facts> = ReturnType<typeof createRecordVersions<Facts>>

const COLUMNS = `v.row_id AS rowId, v.id, v.version, v.facts_json AS factsJson, v.is_void AS isVoid, v.reason, v.recorded_at AS recordedAt,
  v.recorded_by AS recordedBy`

/** `keys` are the table's own columns beside the usual ones; they are written from the facts, so that SQL may search by them. */
export function createRecordVersions<Facts>(
  records: SqliteDatabase,
  table: string,
  keys: Readonly<Record<string, (facts: Facts) => string | number>>,
) {
  const names = Object.keys(keys)
  const select = `SELECT ${COLUMNS} FROM ${table} v
    WHERE v.version = (SELECT max(n.version) FROM ${table} n WHERE n.id = v.id)`
  const all = records.prepare(`${select} ORDER BY v.id`)
  const one = records.prepare(`${select} AND v.id = ?`)
  const versions = records.prepare(`SELECT ${COLUMNS} FROM ${table} v WHERE v.id = ? ORDER BY v.version`)
  const between = Object.fromEntries(
    names.map((name) => [name, records.prepare(`${select} AND v.${name} >= ? AND v.${name} <= ? ORDER BY v.id`)]),
  )
  const insert = records.prepare(
    `INSERT INTO ${table} (row_id, id, version, ${names.map((name) => `${name}, `).join('')}facts_json, is_void, reason, recorded_at, recorded_by)
     VALUES (:rowId, :id, :version, ${names.map((name) => `:${name}, `).join('')}:factsJson, :isVoid, :reason, :recordedAt, :recordedBy)`,
  )
  const toVersion = ({ factsJson, isVoid, ...row }: Stored): RecordVersion<Facts> => ({
    ...{ ...row, facts: JSON.parse(factsJson) as Facts },
    isVoid: isVoid === 1,
  })
  return {
    /** The newest version of every record, oldest record first; void ones too. */
    list: (): RecordVersion<Facts>[] => (all.all() as Stored[]).map(toVersion),
    /** The newest versions whose key lies between two values, both inside. Throws when the table has no such key. */
    listBetween(key: string, from: string | number, until: string | number): RecordVersion<Facts>[] {
      const statement = between[key]
      if (!statement) throw new Error(`${table} has no key ${key}`)
      return (statement.all(from, until) as Stored[]).map(toVersion)
    },
    find(id: string): RecordVersion<Facts> | undefined {
      const found = one.get(id) as Stored | undefined
      return found && toVersion(found)
    },
    /** Oldest first; empty = no such record. */
    history: (id: string): RecordVersion<Facts>[] => (versions.all(id) as Stored[]).map(toVersion),
    insert({ facts, isVoid, ...row }: RecordVersion<Facts>): void {
      const own = Object.fromEntries(Object.entries(keys).map(([name, of]) => [name, of(facts)]))
      insert.run({ ...row, ...own, factsJson: JSON.stringify(facts), isVoid: isVoid ? 1 : 0 })
    },
  }
}
