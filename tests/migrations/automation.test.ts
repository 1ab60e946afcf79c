import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadMigrations } from '#main/database/load-migrations.ts'
import { withTransaction } from '#main/database/open-database.ts'
import { runMigrations } from '#main/database/run-migrations.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { codeOf, openForTest, TEST_NOW } from '../support/database-fixture.ts'
import { makeTemporaryFolder } from '../support/temporary-folder.ts'

test('0013-automation keeps the users before it, and lets no command of the log be changed or lost', async () => {
  const folder = makeTemporaryFolder()
  const db = openForTest(join(folder, 'records.db'))
  const run = (migrations: ReturnType<typeof loadMigrations>) =>
    runMigrations({ db, migrations, clock: createManualClock(TEST_NOW), backupFolder: folder })
  const all = loadMigrations('records')
  const at = all.findIndex(({ name }) => name === '0013-automation.sql')
  run(all.slice(0, at))
  db.exec(`INSERT INTO users (id, login_name, display_name, roles_json, password_hash, created_at)
    VALUES ('u1', 'nurse', '护士甲', '["caregiver"]', '-', 0)`)
  run(all.slice(0, at + 1))
  db.exec(`
    INSERT INTO publish_rules (id, name, is_enabled, trigger_json, scope_level, scope_id, start_json, end_json, min_seconds,
      version, changed_at, changed_by) VALUES ('r1', '灯', 0, '{}', 'room', 'room-1', '{}', NULL, 30, 1, 10, 'u1');
    INSERT INTO commands (at, source, rule_id, phase, topic, payload, is_retained, because, result)
      VALUES (20, 'rule', 'r1', 'start', 'a/b', '1', 0, 'bed:d1', 'sent');
  `)
  const refused = ["UPDATE commands SET result = 'failed'", 'DELETE FROM commands']
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(codes).toEqual(['AUDIT_APPEND_ONLY', 'AUDIT_APPEND_ONLY'])
  expect(db.prepare('SELECT count(*) FROM commands').pluck().get()).toBe(1)
})
