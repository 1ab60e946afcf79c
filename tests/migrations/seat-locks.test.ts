import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadMigrations } from '#main/database/load-migrations.ts'
import { runMigrations } from '#main/database/run-migrations.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { openForTest, TEST_NOW } from '../support/database-fixture.ts'
import { makeTemporaryFolder } from '../support/temporary-folder.ts'

test('0015-seat-locks keeps a locked seat locked, as covered by a person, and an open one open', () => {
  const folder = makeTemporaryFolder()
  const db = openForTest(join(folder, 'records.db'))
  const run = (migrations: ReturnType<typeof loadMigrations>) =>
    runMigrations({ db, migrations, clock: createManualClock(TEST_NOW), backupFolder: folder })
  const all = loadMigrations('records')
  const at = all.findIndex(({ name }) => name === '0015-seat-locks.sql')
  run(all.slice(0, at))
  for (const [id, isLocked] of [
    ['s1', 1],
    ['s2', 0],
  ]) {
    db.prepare(
      `INSERT INTO seats (id, token_hash, name, is_locked, last_active_at, pin_user_ids_json, created_at)
       VALUES (?, ?, 'front desk', ?, 1, '[]', 1)`,
    ).run(id, `hash-${id}`, isLocked)
  }
  run(all.slice(0, at + 1))
  expect(db.prepare('SELECT id, locked_by FROM seats ORDER BY id').raw().all()).toEqual([
    ['s1', 'person'],
    ['s2', null],
  ])
  expect(() => db.exec(`UPDATE seats SET locked_by = 'ghost'`)).toThrow(/CHECK/)
})
