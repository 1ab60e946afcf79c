// Brings one SQLite file to the schema this version knows, one numbered file at a time, each wholly or not at all.
// Must never touch a history it does not recognise, and never leave a file half migrated.
import { chmodSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Clock } from '../platform/clock.ts'
import { DomainError } from '../platform/domain-error.ts'
import type { SqliteDatabase } from './connect.ts'
import { hashMigration, type Migration, planMigrations } from './migration-plan.ts'
import { mapStorageError } from './storage-errors.ts'

export type { Migration } from './migration-plan.ts'

export interface RunMigrationsOptions {
  db: SqliteDatabase
  /** In order, `0001-…sql` first, without gaps. */
  migrations: readonly Migration[]
  clock: Pick<Clock, 'now'>
  /** Where the copy made before a migration goes; not used for a new or in-memory file. */
  backupFolder: string
}

export interface RunMigrationsResult {
  applied: string[]
  /** Copies made before each migration, oldest first. They carry the same key. */
  backups: string[]
}

export function runMigrations(options: RunMigrationsOptions): RunMigrationsResult {
  const { db, clock } = options
  const pending = planMigrations(db, options.migrations)
  const result: RunMigrationsResult = { applied: [], backups: [] }
  const isNew = pending.length === options.migrations.length
  for (const migration of pending) {
    // A file that was empty when this run began has nothing to lose.
    if (!isNew && !db.memory) result.backups.push(backUpBefore(db, migration, options.backupFolder, clock.now()))
    applyMigration(db, migration, clock.now())
    result.applied.push(migration.name)
  }
  return result
}

function backUpBefore(db: SqliteDatabase, migration: Migration, folder: string, nowMs: number): string {
  const source = basename(db.name, '.db')
  const stamp = new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')
  const target = join(folder, `before-${source}-${migration.name.replace(/\.sql$/, '')}-${stamp}.db`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // .backup() refuses keyed files; VACUUM INTO writes a whole copy under the same key.
    db.prepare('VACUUM INTO ?').run(target)
    chmodSync(target, 0o600)
    return target
  } catch (error) {
    const cause = mapStorageError(error, { file: target })
    if (cause instanceof DomainError) throw cause
    const advice = 'Nothing was changed. Check that this user may write there and that no file of that name exists.'
    throw new DomainError('BACKUP_FAILED', { file: target }, `The copy ${target} could not be made. ${advice}`, {
      cause,
    })
  }
}

function applyMigration(db: SqliteDatabase, migration: Migration, nowMs: number): void {
  // Inside a transaction this pragma does nothing, and a table rebuild would then cascade its DROP into the children.
  db.pragma('foreign_keys = OFF')
  try {
    db.transaction(() => runInsideTransaction(db, migration, nowMs)).immediate()
  } catch (error) {
    throw describeFailure(error, db, migration)
  } finally {
    db.pragma('foreign_keys = ON')
  }
}

function runInsideTransaction(db: SqliteDatabase, migration: Migration, nowMs: number): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT',
  )
  db.exec(migration.sql)
  if (!db.inTransaction) throw new Error('the file ended the transaction it runs in')
  const orphans = db.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[]
  const first = orphans[0]
  if (first) {
    throw new Error(
      `${orphans.length} rows point to nothing, first: ${first.table} row ${first.rowid} to ${first.parent}`,
    )
  }
  db.prepare('INSERT INTO migrations (name, sha256, applied_at) VALUES (?, ?, ?)').run(
    migration.name,
    hashMigration(migration.sql),
    nowMs,
  )
}

function describeFailure(error: unknown, db: SqliteDatabase, migration: Migration): DomainError {
  const cause = mapStorageError(error)
  const isKnown = cause instanceof DomainError && ['DISK_FULL', 'STORAGE_BUSY', 'STORAGE_FAILED'].includes(cause.code)
  if (isKnown)
    return new DomainError(cause.code, { ...cause.data, migration: migration.name }, cause.message, { cause })
  const detail = cause instanceof Error ? cause.message : String(cause)
  const advice = 'The file is unchanged by this step. Keep using the earlier version and report this message.'
  return new DomainError(
    'MIGRATION_FAILED',
    { migration: migration.name, file: db.name, detail },
    `${migration.name} could not be applied to ${db.name}: ${detail}. ${advice}`,
    { cause },
  )
}
