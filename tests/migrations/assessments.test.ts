import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { homeBefore } from '../support/migration-home.ts'

test('0016-assessments keeps the people before it; a draft may change, a finished one only be voided, none be deleted', async () => {
  const { db, apply } = homeBefore('0016-assessments.sql')
  db.exec(
    `INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('r1', '林秀英', 'female', 'lin', 'l', 1)`,
  )
  expect(apply()).toEqual(['0016-assessments.sql'])
  const insert = (id: string, state: string, more = 'NULL, NULL') =>
    `INSERT INTO assessments (id, resident_id, scale, scale_version, state, reason, based_on, answers_json, second_answers_json,
       facts_json, assessors_json, started_at, version, finished_at, result_json)
     VALUES ('${id}', 'r1', 'ability', 'v', '${state}', 'first', '2026-11-01', '{}', '{}', '{}', '[]', 1, 1, ${more})`
  db.exec(insert('a1', 'draft'))
  db.exec(`UPDATE assessments SET answers_json = '{"B.1.1":4}' WHERE id = 'a1'`)
  db.exec(`UPDATE assessments SET state = 'finished', finished_at = 2, result_json = '{}' WHERE id = 'a1'`)
  db.exec(insert('a2', 'draft'))
  const refused = [
    insert('a3', 'draft'),
    insert('a4', 'finished'),
    insert('a5', 'done', "2, '{}'"),
    `UPDATE assessments SET answers_json = '{}' WHERE id = 'a1'`,
    `UPDATE assessments SET result_json = NULL WHERE id = 'a1'`,
    `UPDATE assessments SET state = 'voided' WHERE id = 'a1'`,
    `DELETE FROM assessments WHERE id = 'a2'`,
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(codes.filter((code) => code === null)).toEqual([])
  db.exec(`UPDATE assessments SET state = 'voided', voided_at = 3, void_reason = '认错人' WHERE id = 'a1'`)
  expect(db.prepare('SELECT id, state, answers_json FROM assessments ORDER BY id').raw().all()).toEqual([
    ['a1', 'voided', '{"B.1.1":4}'],
    ['a2', 'draft', '{}'],
  ])
  expect(db.prepare('SELECT name FROM residents').pluck().all()).toEqual(['林秀英'])
})
