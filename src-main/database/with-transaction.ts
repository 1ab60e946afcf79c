// One care act is one transaction: all of it, its audit row included, or nothing.
import type { SqliteDatabase } from './connect.ts'
import { mapStorageError } from './storage-errors.ts'

/**
 * Runs `act` in an IMMEDIATE transaction (a savepoint when one is already open) and returns its result.
 * `act` must be synchronous: SQLite has one connection here, and an await would let another act write into this one.
 */
export function withTransaction<Result>(db: SqliteDatabase, act: () => Result): Result {
  try {
    return db.transaction(act).immediate()
  } catch (error) {
    throw mapStorageError(error)
  }
}
