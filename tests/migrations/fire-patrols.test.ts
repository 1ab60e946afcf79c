import { expect, test } from 'vitest'
import { addNurse, homeBefore } from '../support/migration-home.ts'

test('patrols and checks join a running home; what was written never changes, and nobody signs for themselves', () => {
  const { db, apply } = homeBefore('0037-fire-patrols.sql')
  addNurse(db)
  expect(apply()).toEqual(['0037-fire-patrols.sql'])
  db.exec(`
    INSERT INTO fire_patrols VALUES ('p', NULL, 'day', 1, 0, NULL, 'v', 1, 'u1', NULL);
    INSERT INTO fire_patrol_visits VALUES ('v', 'p', 'hall', 1, 'scan', NULL, 1, 'u1', NULL);
    INSERT INTO fire_patrol_answers (id, visit_id, items_json, faults_json, recorded_at) VALUES ('a', 'v', '[]', '[]', 1);
    INSERT INTO self_checks VALUES ('c', 'weekly', 'v', '2026-10-01', NULL, 1, 'u1', NULL);
    INSERT INTO self_check_drafts VALUES ('c', '{}', 1, 1, NULL);
    INSERT INTO self_check_records VALUES ('r', 'c', '{}', 'u2', NULL, NULL, 1, 'u1', NULL);
  `)
  const run = (sql: string) => () => db.exec(sql)
  expect(run("UPDATE fire_patrol_answers SET faults_json = '[1]'")).toThrow('AUDIT_APPEND_ONLY')
  expect(run('DELETE FROM fire_patrol_visits')).toThrow('AUDIT_APPEND_ONLY')
  expect(run("INSERT INTO fire_patrol_signatures VALUES ('p', 2, 'u1', NULL)")).toThrow('AUDIT_APPEND_ONLY')
  expect(run("INSERT INTO fire_patrols VALUES ('q', NULL, 'day', 1, 1, NULL, 'v', 1, 'u1', NULL)")).toThrow('CHECK')
  expect(
    run(
      "INSERT INTO fire_patrol_answers (id, visit_id, items_json, faults_json, recorded_at) VALUES ('b', 'v', '[]', '[]', 1)",
    ),
  ).toThrow('UNIQUE')
  expect(run("UPDATE self_check_records SET answers_json = '[]'")).toThrow('AUDIT_APPEND_ONLY')
  expect(run("INSERT INTO self_check_records VALUES ('s', 'c', '{}', 'u1', NULL, NULL, 1, 'u1', NULL)")).toThrow(
    'CHECK',
  )
  expect(run("UPDATE self_check_drafts SET answers_json = '{}', version = 2")).not.toThrow()
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([])
})
