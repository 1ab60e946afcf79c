import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { addNurse, homeBefore } from '../support/migration-home.ts'

test('0019-incident-loop keeps the register as it was; a file, its steps and its snapshots can only be added to', async () => {
  const { db, apply } = homeBefore('0019-incident-loop.sql')
  addNurse(db)
  db.exec(`INSERT INTO incidents (id, kind, occurred_at, place, summary, recorded_at, recorded_by)
    VALUES ('i1', 'fall', 5, '走廊', '滑倒', 6, 'u1'), ('i2', 'complaint', 7, NULL, '餐食偏凉', 8, NULL)`)
  const register = () => db.prepare('SELECT * FROM incidents ORDER BY id').raw().all()
  const before = register()
  expect(apply()).toEqual(['0019-incident-loop.sql'])
  expect(register()).toEqual(before)
  expect(db.prepare('SELECT count(*) FROM incident_files').pluck().get()).toBe(0)

  db.exec(`INSERT INTO incident_files (incident_id, found_at, rules_version, opened_at) VALUES ('i1', 5, 'v', 6)`)
  const step = (id: string, part: Record<string, string | number | null> = {}) => {
    const row = { id, incident_id: 'i1', kind: 'cause', at: 5, content_json: '{}', recorded_at: 6, ...part }
    const values = Object.values(row).map((value) => (typeof value === 'string' ? `'${value}'` : String(value)))
    return `INSERT INTO incident_steps (${Object.keys(row).join(', ')}) VALUES (${values.join(', ')})`
  }
  db.exec(step('s1'))
  db.exec(step('s2', { corrects_id: 's1', reason: '写错' }))
  db.exec(`INSERT INTO incident_snapshots (id, incident_id, taken_at, snapshot_json) VALUES ('n1', 'i1', 6, '{}')`)
  const refused = [
    step('s3', { corrects_id: 's1', reason: '再改' }),
    step('s4', { corrects_id: 's2' }),
    step('s5', { is_void: 1 }),
    step('s6', { kind: 'guess' }),
    step('s7', { incident_id: 'i2' }),
    step('s8', { content_json: 'no json' }),
    `UPDATE incident_steps SET at = 9 WHERE id = 's1'`,
    `DELETE FROM incident_steps WHERE id = 's2'`,
    `UPDATE incident_files SET found_at = 9`,
    'DELETE FROM incident_files',
    `UPDATE incident_snapshots SET snapshot_json = '[]'`,
    'DELETE FROM incident_snapshots',
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(codes.filter((code) => code === null)).toEqual([])
  expect(db.prepare('SELECT id FROM incident_steps ORDER BY id').pluck().all()).toEqual(['s1', 's2'])
})
