// One care act is one transaction: all of it, its audit row included, or nothing.
import type { SqliteDatabase } from './connect.ts'
import { mapStorageError } from './storage-errors.ts'

type Runner = { immediate<Result>(act: () => Result): Result }

// Made once for a file: a message that must be stored before it is acknowledged is a transaction of its own.
const runners = new WeakMap<SqliteDatabase, Runner>()

function runnerOf(db: SqliteDatabase): Runner {
  const known = runners.get(db)
  if (known) return known
  const made = db.transaction((act: () => unknown) => act()) as unknown as Runner
  runners.set(db, made)
  return made
}

/**
 * Runs `act` in an IMMEDIATE transaction (a savepoint when one is already open) and returns its result.
 * `act` must be synchronous: SQLite has one connection here, and an await would let another act write into this one.
 */
export function withTransaction<Result>(db: SqliteDatabase, act: () => Result): Result {
  try {
    return runnerOf(db).immediate(act)
  } catch (error) {
    throw mapStorageError(error)
  }
}
