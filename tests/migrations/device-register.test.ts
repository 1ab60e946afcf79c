import { expect, test } from 'vitest'
import { codeOf } from '../support/database-fixture.ts'
import { homeBefore } from '../support/migration-home.ts'

test('0009-device-register keeps devices and topics, and what was proved or exempted cannot be rewritten', async () => {
  const { db, apply } = homeBefore('0009-device-register.sql')
  db.exec(`
    INSERT INTO devices (id, external_key, name, role, state, first_heard_at) VALUES ('d1', 'k1', '烟感', 'smoke', 'bound', 5);
    INSERT INTO inbox_topics (topic, count, first_heard_at, last_heard_at, sample) VALUES ('t', 3, 1, 2, '{}');
  `)
  apply()
  expect(db.prepare('SELECT id, name, told_power, told_watchdog_seconds FROM devices').raw().all()).toEqual([
    ['d1', '烟感', null, null],
  ])
  expect(db.prepare('SELECT topic, count, recent_json, ignored_reason FROM inbox_topics').raw().all()).toEqual([
    ['t', 3, '[]', null],
  ])
  db.exec(`
    INSERT INTO walk_tests (id, device_id, device_name, device_key, role, place_label, plan_version, started_at, finished_at,
      seat, result, steps_json) VALUES ('w1', 'd1', '烟感', 'k1', 'smoke', '201', 'v', 1, 2, 's', 'passed', '[]');
    INSERT INTO device_profiles (profile_id, version, name, profile_json, created_at) VALUES ('p', 1, 'p', '{}', 1);
    INSERT INTO coverage_exemptions (id, role, reason, from_at) VALUES ('e1', 'smoke', '消防主机', 1);
  `)
  const tries = [
    `UPDATE walk_tests SET result = 'failed'`,
    'DELETE FROM walk_tests',
    'UPDATE device_profiles SET profile_json = 1',
    'DELETE FROM device_profiles',
  ]
  expect(
    await Promise.all(
      tries.map((sql) =>
        codeOf(() => {
          try {
            db.exec(sql)
          } catch (error) {
            throw Object.assign(new Error(), { code: (error as Error).message })
          }
        }),
      ),
    ),
  ).toEqual(tries.map(() => 'AUDIT_APPEND_ONLY'))
  expect(() =>
    db.exec(`INSERT INTO coverage_exemptions (id, role, reason, from_at) VALUES ('e2', 'smoke', '又一次', 2)`),
  ).toThrow(/UNIQUE/)
})
