import { expect, test } from 'vitest'
import { homeBefore } from '../support/migration-home.ts'

test('rounds of a home with visits are found by their planned time, and no visit is lost', () => {
  const { db, apply } = homeBefore('0030-rounds-by-planned-time.sql')
  db.exec(`INSERT INTO buildings (id, name, position) VALUES ('h', '1号楼', 1);
    INSERT INTO floors (id, building_id, name, position) VALUES ('f', 'h', '1层', 1);
    INSERT INTO rooms (id, floor_id, name) VALUES ('r', 'f', '101');
    INSERT INTO beds (id, room_id, name, opened_on) VALUES ('b', 'r', '1', '2026-01-01');
    INSERT INTO round_visits (id, bed_id, presence, at, round_at, source, is_late, recorded_at) VALUES ('v', 'b', 'empty', 5, 4, 'scan', 0, 5)`)
  expect(apply()).toContain('0030-rounds-by-planned-time.sql')
  const plan = db
    .prepare(
      'EXPLAIN QUERY PLAN SELECT round_at, count(DISTINCT bed_id) FROM round_visits WHERE round_at >= 1 AND round_at < 9 GROUP BY round_at',
    )
    .all() as { detail: string }[]
  expect(plan.map(({ detail }) => detail).join()).toContain('round_visits_by_round')
  expect(db.prepare('SELECT count(*) FROM round_visits').pluck().get()).toBe(1)
  db.close()
})
