import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { homeBefore } from '../support/migration-home.ts'

const person = `INSERT INTO staff (id, name, sex, post, hired_on, created_at) VALUES ('s1', '吴美珍', 'female', 'caregiver', '2020-01-01', 1)`

test('0033-staff-files keeps the staff before it; papers and claims are never changed or deleted', async () => {
  const { db, apply } = homeBefore('0033-staff-files.sql')
  db.exec(person)
  expect(apply()).toEqual(['0033-staff-files.sql'])
  const certificate = (id: string, until = 'NULL', corrects = 'NULL', reason = 'NULL', isVoid = 0) =>
    `INSERT INTO staff_certificates (id, staff_id, kind, issued_on, valid_until, recorded_at, corrects_id, correction_reason, is_void)
     VALUES ('${id}', 's1', 'health', '2026-03-01', ${until}, 1, ${corrects}, ${reason}, ${isVoid})`
  const contract = (id: string, until: string) =>
    `INSERT INTO staff_contracts (id, staff_id, kind, from_on, until_on, recorded_at) VALUES ('${id}', 's1', 'fixed-term', '2026-01-01', ${until}, 1)`
  const claim = (id: string, version: number, state = 'applied') =>
    `INSERT INTO award_claims (id, claim_id, version, staff_id, kind, year, amount, state, on_day, recorded_at)
     VALUES ('${id}', 'a1', ${version}, 's1', 'service-3', 2026, 3000, '${state}', '2026-02-01', 1)`
  const file = (number: string) =>
    `INSERT INTO staff_files (staff_id, id_number, version, recorded_at) VALUES ('s1', '${number}', 1, 1)`
  for (const sql of [certificate('c1'), contract('k1', "'2026-12-31'"), claim('a1', 1), file('1')]) db.exec(sql)
  const refused = [
    certificate('c2', "'2026-02-28'"),
    certificate('c3', 'NULL', "'c1'"),
    certificate('c4', 'NULL', 'NULL', 'NULL', 1),
    contract('k2', "'2025-12-31'"),
    claim('a2', 1),
    claim('a3', 2, 'gone'),
    file('2'),
    `UPDATE staff_certificates SET valid_until = '2030-01-01'`,
    `UPDATE staff_contracts SET until_on = NULL`,
    `UPDATE award_claims SET state = 'paid'`,
    'DELETE FROM staff_certificates',
    'DELETE FROM staff_contracts',
    'DELETE FROM award_claims',
    'DELETE FROM staff_files',
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(refused.filter((_sql, index) => codes[index] === null)).toEqual([])
  db.exec(certificate('c5', "'2026-12-31'", "'c1'", "'看错'"))
  db.exec(claim('a4', 2, 'paid'))
  expect(db.prepare('SELECT name, post FROM staff').all()).toEqual([{ name: '吴美珍', post: 'caregiver' }])
})

test('0034-training: a closed session is an archive, to which only a correction with a reason is added', async () => {
  const { db, apply } = homeBefore('0034-training.sql')
  db.exec(person)
  expect(apply()).toEqual(['0034-training.sql'])
  const session = (id: string, exam = 'none', pass = 'NULL', until = 2) =>
    `INSERT INTO training_sessions (id, category, topic, lecturer, mode, from_at, until_at, hours, exam, pass_score, version, recorded_at)
     VALUES ('${id}', 'fire-safety', '灭火器', '李', 'on-site', 1, ${until}, 2, '${exam}', ${pass}, 1, 1)`
  const part = (
    id: string,
    version: number,
    more: { isInvited?: number; present?: string; score?: string; reason?: string } = {},
  ) =>
    `INSERT INTO training_participants (id, session_id, staff_id, version, is_invited, is_present, score, reason, recorded_at)
     VALUES ('${id}', 't1', 's1', ${version}, ${more.isInvited ?? 1}, ${more.present ?? 'NULL'}, ${more.score ?? 'NULL'},
       ${more.reason ?? 'NULL'}, 1)`
  for (const sql of [session('t1'), part('p1', 1)]) db.exec(sql)
  const before = [
    session('t2', 'score'),
    session('t3', 'none', '60'),
    session('t4', 'none', 'NULL', 1),
    part('p2', 1),
    part('p3', 2, { isInvited: 0, present: '1' }),
    part('p4', 2, { present: '0', score: '80' }),
    `UPDATE training_participants SET is_present = 1`,
    'DELETE FROM training_sessions',
    'DELETE FROM training_participants',
  ]
  const refusedOf = async (list: string[]) => {
    const codes = await Promise.all(list.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
    return list.filter((_sql, index) => codes[index] === null)
  }
  expect(await refusedOf(before)).toEqual([])
  db.exec(part('p5', 2, { present: '1' }))
  db.exec(`UPDATE training_sessions SET closed_at = 5`)
  expect(
    await refusedOf([
      `UPDATE training_sessions SET topic = 'x'`,
      `UPDATE training_sessions SET closed_at = NULL`,
      part('p6', 3, { present: '0' }),
    ]),
  ).toEqual([])
  db.exec(part('p7', 3, { present: '0', reason: "'点错人'" }))
  expect(db.prepare('SELECT count(*) FROM training_participants').pluck().get()).toBe(3)
})
