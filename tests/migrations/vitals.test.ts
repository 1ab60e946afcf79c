import { expect, test } from 'vitest'
import { homeBefore } from '../support/migration-home.ts'

test('a home with people and devices gets its tables of spot vitals, whose rows can be added but never changed', () => {
  const { db, apply } = homeBefore('0010-vitals.sql')
  db.exec(`INSERT INTO residents (id, name, sex, pinyin, initials, version, created_at)
      VALUES ('lin', '林秀英', 'female', 'linxiuying', 'lxy', 1, 0);
    INSERT INTO devices (id, external_key, name, role, state, first_heard_at) VALUES ('cuff', 'z:cuff', 'cuff', 'other', 'bound', 0)`)
  expect(apply()).toEqual(['0010-vitals.sql'])
  expect(db.prepare('SELECT count(*) AS count FROM residents').get()).toEqual({ count: 1 })

  const insert = (part: Record<string, unknown>) =>
    db
      .prepare(
        `INSERT INTO vital_measurements (id, resident_id, kind, value, taken_at, is_back_dated, source, device_id, recorded_at,
           corrects_id, correction_reason) VALUES (:id, :resident, :kind, :value, 1, 0, :source, :device, 1, :corrects, :reason)`,
      )
      .run({
        ...{
          id: 'a',
          resident: 'lin',
          kind: 'pulse',
          value: 70,
          source: 'hand',
          device: null,
          corrects: null,
          reason: null,
        },
        ...part,
      })
  insert({})
  insert({ id: 'b', corrects: 'a', reason: '看错' })
  expect(() => insert({ id: 'c', corrects: 'a', reason: '再改' })).toThrow(/UNIQUE/)
  expect(() => insert({ id: 'c', corrects: 'b' })).toThrow(/CHECK/)
  expect(() => insert({ id: 'c', source: 'device' })).toThrow(/CHECK/)
  expect(() => insert({ id: 'c', value: null })).toThrow(/CHECK/)
  expect(() => insert({ id: 'c', resident: 'nobody' })).toThrow(/FOREIGN KEY/)
  expect(() => db.exec("UPDATE vital_measurements SET value = 60 WHERE id = 'a'")).toThrow(/AUDIT_APPEND_ONLY/)
  expect(() => db.exec("DELETE FROM vital_measurements WHERE id = 'a'")).toThrow(/AUDIT_APPEND_ONLY/)
  db.close()
})
