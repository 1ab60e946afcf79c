// Many small transactions, one wait for the disk: each is whole and seen by everybody at once, and `sync` puts all of them on disk together.
// Whoever defers must call `sync` before telling anybody that it is stored. A kill of the process loses nothing either way; a power cut may
// lose what was not yet synced, and any ordinary transaction after it takes it along, because the log is written in order.
import { closeSync, fsyncSync, openSync } from 'node:fs'
import type { SqliteDatabase } from './connect.ts'
import { mapStorageError } from './storage-errors.ts'
import { withTransaction } from './with-transaction.ts'

const NORMAL = 1

export type DeferredSync = {
  /** Like `withTransaction`, without waiting for the disk. */
  run<Result>(act: () => Result): Result
  /** Waits for the disk when something is owed. Throws when the disk fails; it is owed still. */
  sync(): void
}

/** `syncLog` puts the write-ahead log of the file on disk; given by tests only. */
export function createDeferredSync(db: SqliteDatabase, syncLog: () => void = () => syncLogOf(db)): DeferredSync {
  let isOwed = false
  return {
    run(act) {
      const level = Number(db.pragma('synchronous', { simple: true }))
      // Inside an open transaction the outer one decides; a file that never waits owes nothing.
      if (db.inTransaction || level <= NORMAL) return withTransaction(db, act)
      db.pragma(`synchronous = ${NORMAL}`)
      try {
        const result = withTransaction(db, act)
        isOwed = true
        return result
      } finally {
        db.pragma(`synchronous = ${level}`)
      }
    },
    sync() {
      if (!isOwed) return
      syncLog()
      isOwed = false
    },
  }
}

function syncLogOf(db: SqliteDatabase): void {
  try {
    const log = openSync(`${db.name}-wal`, 'r+')
    try {
      fsyncSync(log)
    } finally {
      closeSync(log)
    }
  } catch (error) {
    throw mapStorageError(error)
  }
}
