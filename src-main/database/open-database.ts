// The door to the database layer for repositories and services. Workers import connect.ts instead: loading drizzle costs them 0.4 s.
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { SqliteDatabase } from './connect.ts'

export { type DatabaseRole, type OpenDatabaseOptions, openDatabase, type SqliteDatabase } from './connect.ts'
export { mapStorageError } from './storage-errors.ts'
export { withTransaction } from './with-transaction.ts'

/** Typed queries over the same connection: they run inside whatever `withTransaction` has open. */
export function createDrizzle<Schema extends Record<string, unknown>>(
  db: SqliteDatabase,
  schema: Schema,
): BetterSQLite3Database<Schema> {
  return drizzle(db, { schema })
}
