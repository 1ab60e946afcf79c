// Compares what a file says was applied to it with the migrations this version knows, before anything is written.
import { createHash } from 'node:crypto'
import { DomainError } from '../platform/domain-error.ts'
import type { SqliteDatabase } from './connect.ts'

export interface Migration {
  /** `0007-add-bed-isolation.sql` */
  name: string
  sql: string
}

export interface LedgerRow {
  name: string
  sha256: string
  appliedAt: number
}

const MIGRATION_NAME = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/
// Each of these would end or escape the one transaction a migration runs in.
const ESCAPING_STATEMENT =
  /(?:^|;)\s*(COMMIT\b|ROLLBACK\b|END\s+TRANSACTION\b|BEGIN\s*(?:;|TRANSACTION|IMMEDIATE|EXCLUSIVE|DEFERRED)|VACUUM\b|ATTACH\b|DETACH\b|PRAGMA\s+(?:foreign_keys|journal_mode|key|rekey)\b)/i

/** Line ends are evened out first: a checkout on Windows may turn LF into CRLF, which is no edit. */
export function hashMigration(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n'), 'utf8').digest('hex')
}

export function readLedger(db: SqliteDatabase): LedgerRow[] {
  const hasLedger = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'`).get()
  if (!hasLedger) return []
  return db.prepare('SELECT name, sha256, applied_at AS appliedAt FROM migrations ORDER BY name').all() as LedgerRow[]
}

/** Returns the migrations still to be applied, or throws when the list or the file's history is not sound. */
export function planMigrations(db: SqliteDatabase, migrations: readonly Migration[]): Migration[] {
  checkList(migrations)
  const ledger = readLedger(db)
  if (ledger.length === 0) refuseForeignFile(db)
  checkHistory(db.name, ledger, migrations)
  return migrations.slice(ledger.length)
}

function checkList(migrations: readonly Migration[]): void {
  for (const [index, { name, sql }] of migrations.entries()) {
    const expected = String(index + 1).padStart(4, '0')
    if (MIGRATION_NAME.exec(name)?.[1] !== expected) {
      const advice = 'Number the files 0001, 0002, … without gaps or doubles, in the form 0007-add-bed-isolation.sql.'
      throw new DomainError(
        'MIGRATIONS_INVALID',
        { migration: name, expected },
        `${name} stands at ${expected}. ${advice}`,
      )
    }
    const escaping = ESCAPING_STATEMENT.exec(stripComments(sql))?.[1]
    if (escaping) {
      const advice = 'A migration runs inside one transaction; take the statement out.'
      throw new DomainError(
        'MIGRATIONS_INVALID',
        { migration: name, statement: escaping },
        `${name} contains ${escaping}. ${advice}`,
      )
    }
  }
}

function checkHistory(file: string, ledger: readonly LedgerRow[], migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  const unknown = ledger.filter((row) => !known.has(row.name)).map((row) => row.name)
  if (unknown.length > 0) {
    const advice = 'Install the newer version, or restore a backup made with this one.'
    throw new DomainError(
      'DATABASE_NEWER',
      { file, unknown },
      `${file} was written by another version (${unknown.join(', ')}). ${advice}`,
    )
  }
  for (const [index, row] of ledger.entries()) {
    const migration = migrations[index]
    if (migration?.name !== row.name) {
      const data = { file, expected: migration?.name, found: row.name }
      const advice = 'Restore the latest backup.'
      throw new DomainError(
        'MIGRATION_OUT_OF_ORDER',
        data,
        `${file} has ${row.name} but lacks ${migration?.name}. ${advice}`,
      )
    }
    if (hashMigration(migration.sql) !== row.sha256) {
      const advice = 'A released migration must stay as it is: put the original back and add a new file for the change.'
      throw new DomainError(
        'MIGRATION_EDITED',
        { file, migration: row.name },
        `${row.name} differs from what ${file} was built with. ${advice}`,
      )
    }
  }
}

function refuseForeignFile(db: SqliteDatabase): void {
  const table = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .get()
  if (!table) return
  const data = { file: db.name, reason: 'foreign' }
  throw new DomainError(
    'DATABASE_UNREADABLE',
    data,
    `${db.name} holds tables but no migration history: it is not a file of this product.`,
  )
}

function stripComments(sql: string): string {
  return sql.replaceAll(/\/\*.*?\*\//gs, ' ').replaceAll(/--[^\n]*/g, ' ')
}
