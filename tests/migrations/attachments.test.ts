import { expect, test } from 'vitest'
import { homeBefore } from '../support/migration-home.ts'

test('a home gets its photos and scans, each once and never changed', () => {
  const { db, apply } = homeBefore('0028-attachments.sql')
  expect(apply()).toContain('0028-attachments.sql')
  const insert = (id: string, sha256: string, mediaType = 'image/png') =>
    db
      .prepare(
        `INSERT INTO attachments (id, name, media_type, bytes, sha256, added_at, content) VALUES (?, 'a', ?, 1, ?, 1, x'00')`,
      )
      .run(id, mediaType, sha256)
  insert('a', 'aa')
  expect(() => insert('b', 'aa')).toThrow(/UNIQUE/)
  expect(() => insert('b', 'bb', 'text/html')).toThrow(/CHECK/)
  expect(() => db.exec("UPDATE attachments SET taken_at = 5 WHERE id = 'a'")).toThrow(/AUDIT_APPEND_ONLY/)
  expect(() => db.exec("DELETE FROM attachments WHERE id = 'a'")).toThrow(/AUDIT_APPEND_ONLY/)
  db.close()
})
