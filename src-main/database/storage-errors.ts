// Turns what SQLite reports into errors a person can act on. Must never pass on bound values: they hold names and ID numbers.
import Database from 'better-sqlite3'
import { DomainError, type DomainErrorData } from '../platform/domain-error.ts'

type SqliteFailure = InstanceType<typeof Database.SqliteError>

// A guard in the schema speaks by RAISE(ABORT, 'BED_OCCUPIED') or RAISE(ABORT, 'BED_OCCUPIED:stays').
const GUARD_MESSAGE = /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?::(.*))?$/s

/** Returns a DomainError where the failure has a meaning, else the original SQLite error without the wrapper that quotes bound values. */
export function mapStorageError(error: unknown, data: DomainErrorData = {}): unknown {
  const sqlite = findSqliteError(error)
  if (!sqlite) return error
  const code = sqlite.code
  const options: ErrorOptions = { cause: sqlite }
  if (code.startsWith('SQLITE_CONSTRAINT')) {
    const guard = GUARD_MESSAGE.exec(sqlite.message)
    if (!guard?.[1]) return sqlite
    const detail = guard[2] === undefined ? {} : { detail: guard[2].trim() }
    return new DomainError(guard[1], { ...data, ...detail }, undefined, options)
  }
  const withCode = { ...data, sqliteCode: code }
  if (code === 'SQLITE_FULL') {
    const advice = 'Nothing of this step was saved. Free some space, then do it again.'
    return new DomainError('DISK_FULL', withCode, `The disk is full. ${advice}`, options)
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    const advice = 'Try again; if it stays, close other programs that have the file open.'
    return new DomainError('STORAGE_BUSY', withCode, `The database is in use elsewhere. ${advice}`, options)
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    const advice = 'Keep the file as it is and restore the latest backup.'
    return new DomainError('DATABASE_UNREADABLE', withCode, `The database is damaged. ${advice}`, options)
  }
  if (/^SQLITE_(IOERR|CANTOPEN|READONLY|PERM|AUTH|PROTOCOL)/.test(code)) {
    const advice = 'Nothing of this step was saved. Check the disk and that this user may write in the data folder.'
    return new DomainError('STORAGE_FAILED', withCode, `The disk refused to read or write. ${advice}`, options)
  }
  return sqlite
}

// Drizzle wraps a failed query in an error whose message lists the parameters; only its cause may travel further.
function findSqliteError(error: unknown): SqliteFailure | undefined {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    if (current instanceof DomainError) return undefined
    if (current instanceof Database.SqliteError) return current
  }
  return undefined
}
