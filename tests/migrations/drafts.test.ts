import { expect, test } from 'vitest'
import { addNurse, homeBefore } from '../support/migration-home.ts'

test('drafts join a running home, one a person, form and subject; notes written before have no papers', () => {
  const { db, apply } = homeBefore('0038-drafts.sql')
  addNurse(db)
  db.exec(`
    INSERT INTO training_sessions (id, category, topic, lecturer, mode, from_at, until_at, hours, exam, version, closed_at, recorded_at)
      VALUES ('s', 'skills', '翻身', '李教官', 'on-site', 1, 2, 1, 'none', 1, 3, 1);
    INSERT INTO training_notes (id, session_id, text, recorded_at) VALUES ('n', 's', '补记', 4);
  `)
  expect(apply()).toEqual(['0038-drafts.sql'])
  expect(db.prepare('SELECT attachment_ids_json FROM training_notes').pluck().all()).toEqual(['[]'])
  const insert = (subject: string, content = '{}') =>
    db.prepare("INSERT INTO form_drafts VALUES ('u1', 'hazard', ?, 1, ?, 1)").run(subject, content)
  insert('')
  insert('alarm:a')
  expect(() => insert('')).toThrow(/UNIQUE/)
  expect(() => insert('alarm:b', 'no json')).toThrow(/CHECK/)
  expect(() => db.exec("DELETE FROM form_drafts WHERE subject_id = ''")).not.toThrow()
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([])
  db.close()
})
