import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { homeBefore } from '../support/migration-home.ts'

test('0024-medication keeps the people before it; agreements, orders, records and stock are only added to', async () => {
  const { db, apply } = homeBefore('0024-medication.sql')
  db.exec(
    `INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('r1', '林秀英', 'female', 'lin', 'l', 1)`,
  )
  expect(apply()).toEqual(['0024-medication.sql'])
  const agreement = (id: string, from: string, to: string) =>
    `INSERT INTO medication_agreements (id, resident_id, custody, signed_by, relation, from_on, to_on, recorded_at)
     VALUES ('${id}', 'r1', 'staff', '林建国', '儿子', '${from}', ${to}, 1)`
  const order = (id: string, replaces = 'NULL') =>
    `INSERT INTO prescriptions (id, resident_id, content_json, from_at, replaces_id, recorded_at)
     VALUES ('${id}', 'r1', '{}', 10, ${replaces}, 1)`
  const record = (
    id: string,
    key: string,
    more: { corrects?: string; outcome?: string; dose?: string; by?: string } = {},
  ) =>
    `INSERT INTO medication_records (id, dose_key, prescription_id, resident_id, day, is_as_needed, outcome, dose, at, is_late,
       recorded_at, recorded_by, second_by, corrects_id)
     VALUES ('${id}', '${key}', 'o1', 'r1', '2026-11-01', 0, '${more.outcome ?? 'given'}', ${more.dose ?? '1'}, 1, 0, 1,
       ${more.by ?? "'u1'"}, 'u2', ${more.corrects ?? 'NULL'})`
  const event = (id: string, kind: string, change: number, reason = 'NULL') =>
    `INSERT INTO medication_stock_events (id, batch_id, kind, change, reason, at, recorded_at)
     VALUES ('${id}', 'b1', '${kind}', ${change}, ${reason}, 1, 1)`
  db.exec(agreement('a1', '2026-11-01', 'NULL'))
  db.exec(order('o1'))
  db.exec(order('o2', "'o1'"))
  db.exec(record('d1', 'o1:2026-11-01:08:00'))
  db.exec(record('d2', 'o1:2026-11-01:08:00', { corrects: "'d1'" }))
  db.exec(
    `INSERT INTO medication_batches (id, resident_id, drug_name, unit, received_on, brought_by, recorded_at)
     VALUES ('b1', 'r1', '氨氯地平', 'tablet', '2026-11-01', '林建国', 1)`,
  )
  db.exec(event('e1', 'received', 28))
  db.exec(
    `INSERT INTO medication_effects (id, dose_key, effect, recorded_at) VALUES ('f1', 'o1:2026-11-01:08:00', 'none', 1)`,
  )
  db.exec(
    `INSERT INTO medication_hand_overs (id, resident_id, taken_by, relation, items_json, at, recorded_at)
     VALUES ('h1', 'r1', '林建国', '儿子', '[]', 1, 1)`,
  )
  const refused = [
    agreement('a2', '2026-11-20', 'NULL'),
    `UPDATE medication_agreements SET custody = 'self'`,
    `UPDATE medication_agreements SET to_on = '2026-12-01' WHERE id = 'a1'`,
    'DELETE FROM medication_agreements',
    order('o3', "'o1'"),
    `UPDATE prescriptions SET content_json = '{"a":1}'`,
    `UPDATE prescriptions SET to_at = 20 WHERE id = 'o1'`,
    `UPDATE prescriptions SET to_at = 5, stop_reason = '停' WHERE id = 'o1'`,
    'DELETE FROM prescriptions',
    record('d3', 'o1:2026-11-01:08:00'),
    record('d4', 'o1:2026-11-01:08:00', { corrects: "'d1'" }),
    record('d5', 'o1:2026-11-01:09:00', { outcome: 'refused', dose: 'NULL' }),
    record('d6', 'o1:2026-11-01:09:00', { dose: 'NULL' }),
    record('d7', 'o1:2026-11-01:09:00', { by: "'u2'" }),
    `UPDATE medication_records SET outcome = 'given'`,
    'DELETE FROM medication_records',
    event('e2', 'counted', -3),
    event('e3', 'destroyed', -3),
    'UPDATE medication_stock_events SET change = 1',
    'DELETE FROM medication_batches',
    `UPDATE medication_effects SET effect = 'partly'`,
    `UPDATE medication_hand_overs SET taken_by = '他人'`,
    'DELETE FROM medication_hand_overs',
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(refused.filter((_sql, index) => codes[index] === null)).toEqual([])
  db.exec(`UPDATE medication_agreements SET to_on = '2026-12-01', end_reason = '撤回' WHERE id = 'a1'`)
  db.exec(agreement('a3', '2026-12-01', 'NULL'))
  db.exec(`UPDATE prescriptions SET to_at = 20, stop_reason = '停' WHERE id = 'o1'`)
  db.exec(event('e4', 'counted', -3, "'破损'"))
  db.exec(`UPDATE medication_hand_overs SET voided_at = 2, void_reason = '未带走' WHERE id = 'h1'`)
  expect(db.prepare('SELECT sum(change) FROM medication_stock_events').pluck().get()).toBe(25)
})
