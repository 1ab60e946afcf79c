import { expect, test } from 'vitest'
import { homeBefore } from '../support/migration-home.ts'

test('0015-seat-locks keeps a locked seat locked, as covered by a person, and an open one open', () => {
  const { db, apply } = homeBefore('0015-seat-locks.sql')
  for (const [id, isLocked] of [
    ['s1', 1],
    ['s2', 0],
  ]) {
    db.prepare(
      `INSERT INTO seats (id, token_hash, name, is_locked, last_active_at, pin_user_ids_json, created_at)
       VALUES (?, ?, 'front desk', ?, 1, '[]', 1)`,
    ).run(id, `hash-${id}`, isLocked)
  }
  apply()
  expect(db.prepare('SELECT id, locked_by FROM seats ORDER BY id').raw().all()).toEqual([
    ['s1', 'person'],
    ['s2', null],
  ])
  expect(() => db.exec(`UPDATE seats SET locked_by = 'ghost'`)).toThrow(/CHECK/)
})
