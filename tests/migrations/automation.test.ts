import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { addNurse, homeBefore } from '../support/migration-home.ts'

test('0013-automation keeps the users before it, and lets no command of the log be changed or lost', async () => {
  const { db, apply } = homeBefore('0013-automation.sql')
  addNurse(db)
  apply()
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
