// A records file as it stood before one migration, so that a test can put rows in and see what becomes of them.
import { join } from 'node:path'
import { loadMigrations } from '#main/database/load-migrations.ts'
import type { SqliteDatabase } from '#main/database/open-database.ts'
import { runMigrations } from '#main/database/run-migrations.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { openForTest, TEST_NOW } from './database-fixture.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

export type MigrationHome = {
  db: SqliteDatabase
  /** Applies the migration itself; answers the names that were applied. */
  apply(): readonly string[]
}

/** Everything up to the migration of that name, which is not applied yet. Throws when there is none. */
export function homeBefore(name: string): MigrationHome {
  const folder = makeTemporaryFolder()
  const db = openForTest(join(folder, 'records.db'))
  const all = loadMigrations('records')
  const index = all.findIndex((migration) => migration.name === name)
  if (index < 0) throw new Error(`no migration is named ${name}`)
  const run = (count: number) =>
    runMigrations({
      ...{ db, migrations: all.slice(0, count), clock: createManualClock(TEST_NOW) },
      backupFolder: join(folder, 'backups'),
    }).applied
  run(index)
  return { db, apply: () => run(index + 1) }
}

/** An account that was there before; most tables name one. */
export function addNurse(db: SqliteDatabase): void {
  db.exec(`INSERT INTO users (id, login_name, display_name, roles_json, password_hash, created_at)
    VALUES ('u1', 'nurse', '护士甲', '["caregiver"]', '-', 0)`)
}
