import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { homeBefore } from '../support/migration-home.ts'

test('0036-hazards keeps what was there; a row is never changed or deleted, and what must be said cannot be left out', async () => {
  const { db, apply } = homeBefore('0036-hazards.sql')
  db.exec(
    `INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('r1', '林秀英', 'female', 'lin', 'l', 1)`,
  )
  expect(apply()).toEqual(['0036-hazards.sql'])
  const piece = (id: string, version: number, reason = 'NULL', days = 'NULL, NULL') =>
    `INSERT INTO fire_equipment (id, equipment_id, version, number, type, place, quantity, made_on, bought_on, reason, recorded_at)
     VALUES ('${id}', 'e1', ${version}, 'MH-01', 'powder-extinguisher', '走廊', 1, ${days}, ${reason}, 1)`
  const event = (id: string, kind: string, note = 'NULL', late = 0, reason = 'NULL', voids = 'NULL') =>
    `INSERT INTO fire_equipment_events (id, equipment_id, kind, on_day, note, source, is_late, reason, voids_id, recorded_at)
     VALUES ('${id}', 'e1', '${kind}', '2026-12-01', ${note}, 'hand', ${late}, ${reason}, ${voids}, 1)`
  const hazard = (id: string, number: string, late = 0) =>
    `INSERT INTO hazards (id, number, found_on, source, category, place, text, is_late, recorded_at)
     VALUES ('${id}', '${number}', '2026-12-01', 'patrol', 'other', '走廊', '堵塞', ${late}, 1)`
  const step = (id: string, voids = 'NULL', reason = 'NULL') =>
    `INSERT INTO hazard_steps (id, hazard_id, kind, on_day, content_json, is_late, reason, voids_id, recorded_at)
     VALUES ('${id}', 'h1', 'started', '2026-12-01', '{}', 0, ${reason}, ${voids}, 1)`
  const drill = `INSERT INTO emergency_drills (id, kind, planned_on, place, organizer, recorded_at) VALUES ('d1', 'fall', '2026-12-01', '大厅', '陈', 1)`
  const entry = `INSERT INTO emergency_drill_entries (id, drill_id, kind, content_json, recorded_at) VALUES ('n1', 'd1', 'mark', '{}', 1)`
  const member = (post: string) =>
    `INSERT INTO fire_station_members (id, member_id, version, name, post, joined_on, recorded_at) VALUES ('${post}', '${post}', 1, '陈', '${post}', '2026-12-01', 1)`
  const record = `INSERT INTO fire_station_records (id, kind, on_day, content_json, is_late, recorded_at) VALUES ('s1', 'training', '2026-12-01', '{}', 0, 1)`
  for (const sql of [
    piece('p1', 1),
    event('v1', 'looked'),
    hazard('h1', 'YH-2026-001'),
    step('t1'),
    drill,
    entry,
    member('chief'),
    record,
  ])
    db.exec(sql)
  const tables = [
    'fire_equipment',
    'fire_equipment_events',
    'hazards',
    'hazard_steps',
    'emergency_drills',
    'emergency_drill_entries',
    'fire_station_members',
    'fire_station_records',
  ]
  const refused = [
    piece('p2', 1),
    piece('p3', 2),
    piece('p4', 2, "'更正'", "'2026-12-02', '2026-12-01'"),
    event('v2', 'scrapped'),
    event('v3', 'looked', 'NULL', 1),
    event('v4', 'looked', 'NULL', 0, 'NULL', "'v1'"),
    hazard('h2', 'YH-2026-001'),
    hazard('h3', 'YH-2026-002', 1),
    step('t2', "'t1'"),
    member('cook'),
    ...tables.map((table) => `DELETE FROM ${table}`),
    ...tables.map((table) => `UPDATE ${table} SET recorded_at = 2`),
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(refused.filter((_, index) => codes[index] === null)).toEqual([])
  db.exec(piece('p5', 2, "'换位置'"))
  db.exec(step('t3', "'t1'", "'写错'"))
  expect(db.prepare('SELECT name FROM residents').pluck().all()).toEqual(['林秀英'])
})
