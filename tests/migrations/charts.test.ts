import { expect, test } from 'vitest'
import { addNurse, homeBefore } from '../support/migration-home.ts'

test('a home with people gets its care charts, whose rows can be added but never changed, and a correction names its row', () => {
  const { db, apply } = homeBefore('0025-charts.sql')
  addNurse(db)
  db.exec(`INSERT INTO residents (id, name, sex, pinyin, initials, version, created_at)
    VALUES ('lin', '林秀英', 'female', 'linxiuying', 'lxy', 1, 0)`)
  expect(apply()).toEqual(['0025-charts.sql'])
  expect(db.prepare('SELECT count(*) AS count FROM residents').get()).toEqual({ count: 1 })

  const insert = (part: Record<string, unknown>) =>
    db
      .prepare(
        `INSERT INTO chart_entries (id, request_key, resident_id, kind, at, value_json, source, is_late, late_reason, recorded_at,
           corrects_id, correction_reason, is_void)
         VALUES (:id, :id, :resident, :kind, 1, :value, 'hand', :late, :lateReason, 1, :corrects, :reason, :void)`,
      )
      .run({
        ...{ id: 'a', resident: 'lin', kind: 'weight', value: '{"kind":"weight","kg":50}', late: 0, lateReason: null },
        ...{ corrects: null, reason: null, void: 0 },
        ...part,
      })
  insert({})
  insert({ id: 'b', corrects: 'a', reason: '看错' })
  expect(() => insert({ id: 'a' })).toThrow(/UNIQUE/)
  expect(() => insert({ id: 'c', corrects: 'a', reason: '再改' })).toThrow(/UNIQUE/)
  expect(() => insert({ id: 'c', corrects: 'b' })).toThrow(/CHECK/)
  expect(() => insert({ id: 'c', void: 1 })).toThrow(/CHECK/)
  expect(() => insert({ id: 'c', late: 1 })).toThrow(/CHECK/)
  expect(() => insert({ id: 'c', kind: 'skin' })).toThrow(/CHECK/)
  expect(() => insert({ id: 'c', resident: 'nobody' })).toThrow(/FOREIGN KEY/)
  expect(() => db.exec("UPDATE chart_entries SET note = 'x' WHERE id = 'a'")).toThrow(/AUDIT_APPEND_ONLY/)
  expect(() => db.exec("DELETE FROM chart_entries WHERE id = 'a'")).toThrow(/AUDIT_APPEND_ONLY/)
  db.exec("INSERT INTO chart_drafts VALUES ('u1', 'fluid-in', '2层', '{}', 1, 0)")
  expect(() => db.exec("INSERT INTO chart_drafts VALUES ('u1', 'fluid-in', '2层', '{}', 1, 0)")).toThrow(/UNIQUE/)
  db.close()
})
