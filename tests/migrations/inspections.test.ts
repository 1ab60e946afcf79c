import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { addNurse, homeBefore } from '../support/migration-home.ts'

test('0035-inspections keeps what was there; rows are never changed or deleted, and what must be said cannot be left out', async () => {
  const { db, apply } = homeBefore('0035-inspections.sql')
  addNurse(db)
  db.exec(
    `INSERT INTO staff (id, name, sex, post, hired_on, version, created_at) VALUES ('s1', '林', 'female', 'cook', '2026-01-01', 1, 1)`,
  )
  expect(apply()).toEqual(['0035-inspections.sql'])
  const finding = (id: string, position: number, level = 'ordinary') =>
    `INSERT INTO inspection_findings (id, inspection_id, position, category, text, level, due_on, responsible)
     VALUES ('${id}', 'i1', ${position}, 'fire', '堆物', '${level}', '2026-12-01', '李')`
  const step = (id: string, number: number, kind = 'rectified') =>
    `INSERT INTO finding_steps (id, finding_id, number, kind, content_json, recorded_at) VALUES ('${id}', 'f1', ${number}, '${kind}', '{}', 1)`
  const sample = (id: string, grams: number, part = 'NULL, NULL, 0') =>
    `INSERT INTO food_samples (id, day, meal, dish, kept_at, grams, kept_by, place, recorded_at, corrects_id, correction_reason, is_void)
     VALUES ('${id}', '2026-12-01', 'lunch', '汤', 1, ${grams}, '林', '柜', 1, ${part})`
  const plan = (id: string, version: number, text = "'正文'") =>
    `INSERT INTO emergency_plan_versions (id, kind, version, text, in_force_on, approved_by, recorded_at)
     VALUES ('${id}', 'fire', ${version}, ${text}, '2026-12-01', '陈', 1)`
  const reading = (witness: string, user: string) =>
    `INSERT INTO emergency_plan_readings (version_id, staff_id, user_id, witness, recorded_at) VALUES ('p1', 's1', ${user}, ${witness}, 1)`
  const supply = (version: number, reason = 'NULL') =>
    `INSERT INTO emergency_supplies (supply_id, version, category, name, place, unit, least_count, since_on, reason, recorded_at)
     VALUES ('u1', ${version}, 'infection', '口罩', '库房', '只', 100, '2026-12-01', ${reason}, 1)`
  const held = `INSERT INTO inspections (id, source, form, at, day, officers_json, recorded_at) VALUES ('i1', 'fire', 'daily', 1, '2026-12-01', '[]', 1)`
  const written = [
    held,
    finding('f1', 0),
    step('t1', 1),
    sample('m1', 130),
    plan('p1', 1),
    reading("'王'", 'NULL'),
    supply(1),
  ]
  for (const sql of written) db.exec(sql)
  const refused = [
    finding('f2', 0),
    finding('f3', 1, 'small'),
    step('t2', 1),
    step('t3', 2, 'forgotten'),
    sample('m2', 0),
    sample('m3', 130, "'m1', NULL, 0"),
    sample('m4', 130, 'NULL, NULL, 1'),
    plan('p2', 1),
    plan('p3', 2, 'NULL'),
    reading('NULL', 'NULL'),
    supply(2),
    `UPDATE inspections SET source = 'self'`,
    `UPDATE inspection_findings SET text = ''`,
    'DELETE FROM finding_steps',
    `UPDATE food_samples SET grams = 500`,
    'DELETE FROM emergency_plan_versions',
    'DELETE FROM emergency_plan_readings',
    `UPDATE emergency_supplies SET least_count = 0`,
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(refused.filter((_sql, index) => codes[index] === null)).toEqual([])
  db.exec(supply(2, "'移到一层'"))
  db.exec(sample('m5', 150, "'m1', '看错秤', 0"))
  expect(db.prepare('SELECT display_name FROM users').pluck().all()).toEqual(['护士甲'])
})
