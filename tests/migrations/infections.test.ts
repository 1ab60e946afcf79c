import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { homeBefore } from '../support/migration-home.ts'

test('0026-infections keeps the people before it; a row is never changed or deleted, and what must be said cannot be left out', async () => {
  const { db, apply } = homeBefore('0026-infections.sql')
  db.exec(
    `INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('r1', '林秀英', 'female', 'lin', 'l', 1)`,
  )
  expect(apply()).toEqual(['0026-infections.sql'])
  const screening = (id: string, late = 0, reason = 'NULL', corrects = 'NULL') =>
    `INSERT INTO infection_screenings (id, resident_id, day, symptoms_json, is_late, reason, recorded_at, corrects_id)
     VALUES ('${id}', 'r1', '2026-12-01', '[]', ${late}, ${reason}, 1, ${corrects})`
  const oneCase = (id: string, version: number, end = 'NULL, NULL') =>
    `INSERT INTO infection_cases (id, case_id, version, resident_id, kind, certainty, onset_on, closed_on, outcome, is_void, recorded_at)
     VALUES ('${id}', 'c1', ${version}, 'r1', 'gastro', 'suspected', '2026-12-01', ${end}, 0, 1)`
  const vaccination = (id: string, outcome: string, dose = 'NULL', reason = 'NULL') =>
    `INSERT INTO vaccinations (id, resident_id, vaccine, outcome, on_day, dose, reason, is_late, recorded_at, is_void)
     VALUES ('${id}', 'r1', 'influenza', '${outcome}', '2026-12-01', ${dose}, ${reason}, 0, 1, 0)`
  for (const sql of [screening('s1'), oneCase('c1', 1), vaccination('v1', 'given', '1')]) db.exec(sql)
  const refused = [
    screening('s2'),
    screening('s3', 1),
    screening('s4', 0, 'NULL', "'s1'"),
    oneCase('c2', 1),
    oneCase('c3', 2, "'2026-11-30', 'recovered'"),
    oneCase('c4', 2, "'2026-12-02', NULL"),
    vaccination('v2', 'refused'),
    vaccination('v3', 'refused', '1', "'不愿意'"),
    `UPDATE infection_screenings SET symptoms_json = '["cough"]'`,
    `UPDATE infection_cases SET kind = 'skin'`,
    `UPDATE vaccinations SET batch = 'x'`,
    'DELETE FROM infection_screenings',
    'DELETE FROM infection_cases',
    'DELETE FROM vaccinations',
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(codes.filter((code) => code === null)).toEqual([])
  db.exec(screening('s5', 0, "'看错'", "'s1'"))
  db.exec(oneCase('c5', 2, "'2026-12-04', 'recovered'"))
  expect(db.prepare('SELECT count(*) FROM infection_screenings').pluck().get()).toBe(2)
  expect(db.prepare('SELECT name FROM residents').pluck().all()).toEqual(['林秀英'])
})
