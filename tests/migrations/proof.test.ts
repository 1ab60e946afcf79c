import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { homeBefore } from '../support/migration-home.ts'

test('0012-proof keeps alarms from before it, notes how an alarm stood after each later event, and lets no mark be changed', async () => {
  const { db, apply } = homeBefore('0012-proof.sql')
  db.exec(`
    INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('r1', '林秀英', 'female', 'lin', 'l', 1);
    INSERT INTO alarms (id, kind, priority, state, condition_key, is_active, is_from_start_up, group_id, raised_at, last_at,
      rang_at, place_label, values_json) VALUES ('a1', 'smoke', 'high', 'raised', 'smoke:1', 1, 0, 'a1', 10, 10, 10, '厨房', '{}');
    INSERT INTO alarm_events (alarm_id, at, kind, values_json) VALUES ('a1', 10, 'raised', '{}');
  `)
  apply()
  expect(db.prepare('SELECT count(*) FROM alarm_states').pluck().get()).toBe(0)
  db.exec(`
    UPDATE alarms SET state = 'acknowledged', acknowledged_at = 20 WHERE id = 'a1';
    INSERT INTO alarm_events (alarm_id, at, kind, values_json) VALUES ('a1', 20, 'acknowledged', '{}');
    INSERT INTO roll_calls (id, alarm_id, is_drill, opened_at, people_json) VALUES ('c1', 'a1', 0, 30, '[]');
    INSERT INTO roll_call_marks (roll_call_id, resident_id, mark, at) VALUES ('c1', 'r1', 'found', 31);
    INSERT INTO mobilities (id, resident_id, mobility, from_on, recorded_at) VALUES ('m1', 'r1', 'walks', '2026-01-01', 1);
  `)
  const kept = db.prepare("SELECT at, json_extract(state_json, '$.state') FROM alarm_states").raw().all()
  expect(kept).toEqual([[20, 'acknowledged']])
  const refused = [
    "UPDATE roll_call_marks SET mark = 'missing'",
    'DELETE FROM alarm_states',
    "INSERT INTO mobilities (id, resident_id, mobility, from_on, recorded_at) VALUES ('m2', 'r1', 'bed-bound', '2026-02-01', 1)",
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(codes).toEqual(['AUDIT_APPEND_ONLY', 'AUDIT_APPEND_ONLY', 'INTERVAL_OVERLAP'])
})
