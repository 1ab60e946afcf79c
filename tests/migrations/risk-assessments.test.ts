import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { riskKeys } from '#shared/features/risks/risks.model.ts'
import { codeOf } from '../support/database-fixture.ts'
import { homeBefore } from '../support/migration-home.ts'

test('0018-risk-assessments keeps the people before it; nothing is finished with a gap, what is finished stays with its items, none is deleted', async () => {
  const { db, apply } = homeBefore('0018-risk-assessments.sql')
  db.exec(
    `INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('r1', '林秀英', 'female', 'lin', 'l', 1)`,
  )
  expect(apply()).toEqual(['0018-risk-assessments.sql'])
  const begin = (id: string, state = 'draft') =>
    `INSERT INTO risk_assessments (id, resident_id, list_version, state, kind, based_on, started_at, version)
     VALUES ('${id}', 'r1', 'v', '${state}', 'admission', '2026-11-01', 1, 1)`
  const item = (id: string, risk: string, level = 'not-assessed') =>
    `INSERT INTO risk_items (assessment_id, risk, level, measures_json) VALUES ('${id}', '${risk}', '${level}', '[]')`
  const told = `assessor = '王', informed_person = '林', informed_relation = '子', informed_at = 2, informed_how = 'signed'`
  const finish = `UPDATE risk_assessments SET state = 'finished', finished_at = 3, ${told} WHERE id = 'a1'`
  db.exec(begin('a1'))
  for (const risk of riskKeys) db.exec(item('a1', risk))

  const codes = async (refused: string[]) =>
    Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  // The second draft, a birth as finished, a tenth risk, an unknown level, and finishing with gaps.
  const early = [begin('a2'), begin('a3', 'finished'), item('a1', 'flood'), item('a1', 'fall', 'low'), finish]
  expect((await codes(early)).filter((code) => code === null)).toEqual([])

  db.exec(`UPDATE risk_items SET level = 'none' WHERE assessment_id = 'a1'`)
  const toldNobody = `UPDATE risk_assessments SET state = 'finished', finished_at = 3, assessor = '王' WHERE id = 'a1'`
  const refusedWhy = finish.replace("'signed'", "'refused'")
  expect((await codes([toldNobody, refusedWhy])).filter((code) => code === null)).toEqual([])
  db.exec(finish)

  const late = [
    `UPDATE risk_items SET level = 'high' WHERE assessment_id = 'a1' AND risk = 'fall'`,
    `UPDATE risk_assessments SET informed_person = '陈' WHERE id = 'a1'`,
    `UPDATE risk_assessments SET state = 'draft', finished_at = NULL WHERE id = 'a1'`,
    `UPDATE risk_assessments SET state = 'voided' WHERE id = 'a1'`,
    `DELETE FROM risk_items WHERE assessment_id = 'a1'`,
    `DELETE FROM risk_assessments WHERE id = 'a1'`,
  ]
  expect((await codes(late)).filter((code) => code === null)).toEqual([])
  db.exec(`UPDATE risk_assessments SET state = 'voided', voided_at = 4, void_reason = '认错人' WHERE id = 'a1'`)
  const reworded = await codes([`UPDATE risk_assessments SET void_reason = '其他' WHERE id = 'a1'`])
  expect(reworded.filter((code) => code === null)).toEqual([])
  expect(db.prepare('SELECT state, informed_person FROM risk_assessments').raw().all()).toEqual([['voided', '林']])
  expect(db.prepare('SELECT count(*) FROM risk_items').pluck().get()).toBe(9)
  expect(db.prepare('SELECT name FROM residents').pluck().all()).toEqual(['林秀英'])
})
