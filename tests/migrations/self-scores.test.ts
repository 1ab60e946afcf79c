import { expect, test } from 'vitest'
import { homeBefore } from '../support/migration-home.ts'

test('a home gets its self-scores: one draft at a time, finished ones frozen but for being voided', () => {
  const { db, apply } = homeBefore('0031-self-scores.sql')
  expect(apply()).toContain('0031-self-scores.sql')
  const insert = (id: string, state: string) =>
    db
      .prepare(
        `INSERT INTO self_scores (id, scale_version, scored_on, state, scores_json, notes_json, scorer, started_at, finished_at, version)
         VALUES (?, 'v', '2026-11-01', ?, '{}', '{}', 'x', 1, ?, 1)`,
      )
      .run(id, state, state === 'finished' ? 2 : null)
  insert('a', 'draft')
  expect(() => insert('b', 'draft')).toThrow(/UNIQUE/)
  insert('c', 'finished')
  db.exec("UPDATE self_scores SET scores_json = '{\"e1\":1}' WHERE id = 'a'")
  expect(() => db.exec("UPDATE self_scores SET scores_json = '{\"e1\":1}' WHERE id = 'c'")).toThrow(/AUDIT_APPEND_ONLY/)
  expect(() => db.exec("UPDATE self_scores SET state = 'voided' WHERE id = 'c'")).toThrow(/CHECK/)
  db.exec("UPDATE self_scores SET state = 'voided', void_reason = 'x' WHERE id = 'c'")
  expect(() => db.exec("DELETE FROM self_scores WHERE id = 'c'")).toThrow(/AUDIT_APPEND_ONLY/)
  db.close()
})
