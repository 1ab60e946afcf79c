// Opens a data folder: one owner, the right key, both files migrated. Either all of it works or nothing stays open.
import { mkdirSync } from 'node:fs'
import { type DataFolderLock, lockDataFolder } from '../database/data-folder-lock.ts'
import { type ResolvedKey, type ResolveKeyOptions, resolveKey } from '../database/key-store.ts'
import { loadMigrations } from '../database/load-migrations.ts'
import { type DatabaseRole, openDatabase, type SqliteDatabase } from '../database/open-database.ts'
import { finishInterruptedRestore } from '../database/restore.ts'
import { runMigrations } from '../database/run-migrations.ts'
import type { Clock } from '../platform/clock.ts'
import { dataFolderPaths } from '../platform/paths.ts'

export type OpenHomeOptions = {
  dataFolder: string
  clock: Clock
  key: Omit<ResolveKeyOptions, 'dataFolder' | 'clock'>
}

export type OpenHome = {
  records: SqliteDatabase
  telemetry: SqliteDatabase
  key: ResolvedKey
  lock: DataFolderLock
  close(): void
}

/** Throws DATA_FOLDER_LOCKED, WRONG_KEY, KEY_MISSING, DATABASE_NEWER, MIGRATION_EDITED, MIGRATION_FAILED, DATABASE_UNREADABLE. */
export async function openHome(options: OpenHomeOptions): Promise<OpenHome> {
  const { clock } = options
  const paths = dataFolderPaths(options.dataFolder)
  mkdirSync(paths.folder, { recursive: true, mode: 0o700 })
  const lock = lockDataFolder({ folder: paths.folder, clock })
  const opened: SqliteDatabase[] = []
  const close = (): void => {
    for (const db of opened) db.close()
    lock.release()
  }
  try {
    finishInterruptedRestore(paths.folder)
    const key = await resolveKey({ dataFolder: paths.folder, clock, ...options.key })
    const open = (role: DatabaseRole, file: string): SqliteDatabase => {
      const db = openDatabase({ file, key: key.key, role, isKeyProven: !key.isNew })
      opened.push(db)
      runMigrations({ db, migrations: loadMigrations(role), clock, backupFolder: paths.backupsFolder })
      return db
    }
    const records = open('records', paths.recordsFile)
    const telemetry = open('telemetry', paths.telemetryFile)
    return { records, telemetry, key, lock, close }
  } catch (error) {
    close()
    throw error
  }
}
