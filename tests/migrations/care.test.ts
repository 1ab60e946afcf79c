import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { homeBefore } from '../support/migration-home.ts'

test('0017-care keeps the people before it; plans of a person never overlap or change, a task has one record', async () => {
  const { db, apply } = homeBefore('0017-care.sql')
  db.exec(
    `INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('r1', '林秀英', 'female', 'lin', 'l', 1)`,
  )
  expect(apply()).toEqual(['0017-care.sql'])
  const plan = (id: string, version: number, from: string, to: string) =>
    `INSERT INTO care_plans (id, resident_id, version, from_on, to_on, content_json, written_at)
     VALUES ('${id}', 'r1', ${version}, '${from}', ${to}, '{}', 1)`
  const record = (id: string, key: string, corrects = 'NULL', outcome = 'done') =>
    `INSERT INTO care_task_records (id, task_key, resident_id, day, outcome, at, reason, is_late, recorded_at, corrects_id)
     VALUES ('${id}', '${key}', 'r1', '2026-11-01', '${outcome}', 1, NULL, 0, 1, ${corrects})`
  db.exec(plan('p1', 1, '2026-11-01', "'2026-11-10'"))
  db.exec(plan('p2', 2, '2026-11-10', 'NULL'))
  db.exec(record('t1', 'i1:2026-11-01:08:00'))
  db.exec(record('t2', 'i1:2026-11-01:08:00', "'t1'"))
  const refused = [
    plan('p3', 3, '2026-11-20', 'NULL'),
    plan('p4', 2, '2026-10-01', "'2026-10-02'"),
    plan('p5', 4, '2026-10-05', "'2026-10-01'"),
    `UPDATE care_plans SET content_json = '{"a":1}' WHERE id = 'p2'`,
    `UPDATE care_plans SET to_on = NULL WHERE id = 'p1'`,
    `DELETE FROM care_plans WHERE id = 'p2'`,
    record('t3', 'i1:2026-11-01:08:00'),
    record('t4', 'i1:2026-11-01:08:00', "'t1'"),
    record('t5', 'i1:2026-11-01:09:00', 'NULL', 'refused'),
    `UPDATE care_task_records SET outcome = 'done'`,
    'DELETE FROM care_task_records',
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(codes.filter((code) => code === null)).toEqual([])
  db.exec(`UPDATE care_plans SET to_on = '2026-12-01', end_reason = '病情好转' WHERE id = 'p2'`)
  expect(db.prepare('SELECT id, to_on FROM care_plans ORDER BY version').raw().all()).toEqual([
    ['p1', '2026-11-10'],
    ['p2', '2026-12-01'],
  ])
  expect(db.prepare('SELECT count(*) FROM care_task_records').pluck().get()).toBe(2)
})
