import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { homeBefore } from '../support/migration-home.ts'

test('0027-reassessment keeps the assessments before it; what is disputed and what was entered is never changed', async () => {
  const { db, apply } = homeBefore('0027-reassessment.sql')
  db.exec(`INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('r1', '林秀英', 'female', 'lin', 'l', 1);
    INSERT INTO assessments (id, resident_id, scale, scale_version, state, reason, based_on, answers_json, second_answers_json, facts_json,
      assessors_json, started_at, version) VALUES ('a1', 'r1', 'ability', 'v', 'draft', 'first', '2026-12-01', '{}', '{}', '{}', '[]', 1, 1)`)
  expect(apply()).toEqual(['0027-reassessment.sql'])
  expect(db.prepare('SELECT disputes_json FROM assessments').pluck().all()).toEqual([null])
  db.exec(
    `INSERT INTO reassessment_entries (id, resident_id, kind, on_day, text, recorded_at) VALUES ('e1', 'r1', 'diagnosis', '2026-12-01', '脑梗塞', 1)`,
  )
  const refused = [
    `UPDATE assessments SET disputes_json = '{}'`,
    `UPDATE reassessment_entries SET text = '其他'`,
    'DELETE FROM reassessment_entries',
    `INSERT INTO reassessment_entries (id, resident_id, kind, on_day, text, recorded_at) VALUES ('e2', 'r1', 'death', '2026-12-01', 'x', 1)`,
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(codes.filter((code) => code === null)).toEqual([])
})
