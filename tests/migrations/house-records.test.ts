import { expect, test } from 'vitest'
import { homeBefore } from '../support/migration-home.ts'

test('a home gets the papers of the house: rows are added, never changed, and a correction names its row and reason', () => {
  const { db, apply } = homeBefore('0029-house-records.sql')
  expect(apply()).toContain('0029-house-records.sql')
  const insert = (part: Record<string, unknown>) =>
    db
      .prepare(
        `INSERT INTO house_records (id, kind, on_day, valid_until, result, corrects_id, reason, is_void, recorded_at)
         VALUES (:id, 'food-licence', '2026-01-01', :until, :result, :corrects, :reason, :void, 1)`,
      )
      .run({ id: 'a', until: null, result: null, corrects: null, reason: null, void: 0, ...part })
  insert({})
  insert({ id: 'b', corrects: 'a', reason: '看错' })
  expect(() => insert({ id: 'c', corrects: 'a', reason: '再改' })).toThrow(/UNIQUE/)
  expect(() => insert({ id: 'c', corrects: 'b' })).toThrow(/CHECK/)
  expect(() => insert({ id: 'c', until: '2025-12-31' })).toThrow(/CHECK/)
  expect(() => insert({ id: 'c', result: 'fine' })).toThrow(/CHECK/)
  expect(() => insert({ id: 'c', void: 1 })).toThrow(/CHECK/)
  expect(() => db.exec("UPDATE house_records SET note = 'x' WHERE id = 'a'")).toThrow(/AUDIT_APPEND_ONLY/)
  expect(() => db.exec("DELETE FROM house_records WHERE id = 'a'")).toThrow(/AUDIT_APPEND_ONLY/)
  const read = () =>
    db.exec(
      "INSERT INTO house_readings (id, record_id, name, on_day, recorded_at) VALUES (hex(randomblob(4)), 'b', '林', '2026-01-02', 1)",
    )
  read()
  expect(read).toThrow(/UNIQUE/)
  expect(() => db.exec('DELETE FROM house_readings')).toThrow(/AUDIT_APPEND_ONLY/)
  db.close()
})
