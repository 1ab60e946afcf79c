import { expect, test } from 'vitest'
import { codeOf } from '../support/database-fixture.ts'
import { homeBefore } from '../support/migration-home.ts'

test('0021-care-plan-reviews keeps the plans as they were and adds reviews that are only ever added', async () => {
  const { db, apply } = homeBefore('0021-care-plan-reviews.sql')
  db.exec(`INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('r1', '林', 'female', 'lin', 'l', 0);
    INSERT INTO care_plans (id, resident_id, version, from_on, content_json, written_at) VALUES ('p1', 'r1', 1, '2026-11-26', '{}', 5)`)
  const plans = () => db.prepare('SELECT * FROM care_plans').raw().all()
  const before = plans()
  expect(apply()).toEqual(['0021-care-plan-reviews.sql'])
  expect(plans()).toEqual(before)
  const review = (plan: string) =>
    `INSERT INTO care_plan_reviews (id, plan_id, reviewed_at, next_on) VALUES ('v-${plan}', '${plan}', 6, '2027-01-01')`
  db.exec(review('p1'))
  const refused = [review('p9'), `UPDATE care_plan_reviews SET next_on = 'x'`, 'DELETE FROM care_plan_reviews']
  const codes = await Promise.all(refused.map((sql) => codeOf(() => void db.exec(sql))))
  expect(codes.filter((code) => code === null)).toEqual([])
  expect(db.prepare('SELECT count(*) FROM care_plan_reviews').pluck().get()).toBe(1)
})
