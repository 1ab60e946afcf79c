import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { homeBefore } from '../support/migration-home.ts'

test('0032-partnerships keeps the people before it; a version is written once, never changed or deleted, and says why it replaces another', async () => {
  const { db, apply } = homeBefore('0032-partnerships.sql')
  db.exec(
    `INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('r1', '林秀英', 'female', 'lin', 'l', 1)`,
  )
  expect(apply()).toEqual(['0032-partnerships.sql'])
  const partner = (row: string, version: number, reason = 'NULL') =>
    `INSERT INTO partner_institutions (row_id, id, version, facts_json, is_void, reason, recorded_at)
     VALUES ('${row}', 'p1', ${version}, '{}', 0, ${reason}, 1)`
  const agreement = (row: string, untilOn: string) =>
    `INSERT INTO partner_agreements (row_id, id, version, partner_id, from_on, until_on, facts_json, is_void, recorded_at)
     VALUES ('${row}', '${row}', 1, 'p1', '2026-01-01', '${untilOn}', '{}', 0, 1)`
  const referral = `INSERT INTO referrals (id, resident_id, direction, is_green_channel, facts_json, content_json, content_hash, issued_at)
     VALUES ('f1', 'r1', 'up', 0, '{}', '{}', 'x', 1)`
  const end = (returned: string, reason: string) =>
    `INSERT INTO referral_ends (referral_id, return_json, void_reason, recorded_at) VALUES ('f1', ${returned}, ${reason}, 1)`
  const healthRecord = (row: string, kind: string, person = 'r1') =>
    `INSERT INTO health_records (row_id, id, version, resident_id, kind, on_day, facts_json, is_void, recorded_at)
     VALUES ('${row}', '${row}', 1, '${person}', '${kind}', '2026-01-01', '{}', 0, 1)`
  for (const sql of [partner('v1', 1), agreement('a1', '2026-12-31'), referral, healthRecord('h1', 'check-up')]) {
    db.exec(sql)
  }
  const refused = [
    partner('v2', 1),
    partner('v3', 2),
    agreement('a2', '2025-12-31'),
    end('NULL', 'NULL'),
    end("'{}'", "'开错'"),
    healthRecord('h2', 'surgery'),
    healthRecord('h3', 'check-up', 'nobody'),
    `UPDATE partner_institutions SET facts_json = '{"name":"x"}'`,
    `UPDATE referrals SET content_json = '{"x":1}'`,
    'DELETE FROM partner_agreements',
    'DELETE FROM health_records',
    'DELETE FROM referrals',
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(codes.filter((code) => code === null)).toEqual([])
  db.exec(partner('v4', 2, "'改名'"))
  db.exec(end("'{}'", 'NULL'))
  expect(db.prepare('SELECT count(*) FROM partner_institutions').pluck().get()).toBe(2)
  expect(db.prepare('SELECT name FROM residents').pluck().all()).toEqual(['林秀英'])
})
