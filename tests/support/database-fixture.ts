import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { loadMigrations } from '#main/database/load-migrations.ts'
import { type DatabaseRole, openDatabase, type SqliteDatabase } from '#main/database/open-database.ts'
import { type Migration, runMigrations } from '#main/database/run-migrations.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

export const TEST_KEY = Uint8Array.from({ length: 32 }, (_, index) => index * 7 + 1)
/** 2026-10-31 08:00 in Asia/Shanghai. */
export const TEST_NOW = Date.UTC(2026, 9, 31, 0, 0, 0)

/** The migrations a test of the database layer needs, whatever the features add later. */
export function firstMigrations(role: DatabaseRole): Migration[] {
  return loadMigrations(role).slice(0, 1)
}

export function openForTest(
  file: string,
  role: DatabaseRole = 'records',
  key: Uint8Array | null = TEST_KEY,
): SqliteDatabase {
  const db = openDatabase({ file, key, role })
  onTestFinished(() => void db.close())
  return db
}

export interface MigratedDatabase {
  folder: string
  file: string
  db: SqliteDatabase
}

/** An encrypted file on disk with the given (by default only the first) migrations applied. */
export function makeMigratedDatabase(
  role: DatabaseRole = 'records',
  migrations = firstMigrations(role),
  folder = makeTemporaryFolder(),
): MigratedDatabase {
  const file = join(folder, `${role}.db`)
  const db = openForTest(file, role)
  runMigrations({ db, migrations, clock: createManualClock(TEST_NOW), backupFolder: join(folder, 'backups') })
  return { folder, file, db }
}

/** The code of the DomainError that `act` throws; fails when it throws none. */
export async function codeOf(act: () => unknown): Promise<string> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code)
    throw error
  }
  throw new Error('nothing was thrown')
}
