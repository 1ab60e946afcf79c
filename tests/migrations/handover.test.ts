import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { addNurse, homeBefore } from '../support/migration-home.ts'

const migration = '0023-handover.sql'

test('0023-handover keeps what was there; what is signed, planned or walked is only ever added to', async () => {
  const { db, apply } = homeBefore(migration)
  addNurse(db)
  db.exec(`INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('r1', '林秀英', 'female', 'lin', 'l', 1);
    INSERT INTO buildings VALUES ('b', '1号楼', 1); INSERT INTO floors VALUES ('f', 'b', '2层', 1);
    INSERT INTO rooms VALUES ('o', 'f', '201'); INSERT INTO beds (id, room_id, name, opened_on) VALUES ('bed', 'o', '1', '2026-01-01')`)
  expect(apply()).toEqual([migration])

  const cell = (id: string, post: string, shift: string, replaces = 'NULL') =>
    `INSERT INTO duty_cells (id, day, post, shift, people_json, replaces_id, recorded_at)
     VALUES ('${id}', '2026-11-01', '${post}', ${shift}, '[]', ${replaces}, 1)`
  const handover = (id: string, startedAt: number, endsAt = startedAt + 100) =>
    `INSERT INTO handovers (id, shift, shift_started_at, shift_ends_at, content_json, content_hash, signed_at, signed_by)
     VALUES ('${id}', 'day', ${startedAt}, ${endsAt}, '{}', 'x', 1, 'u1')`
  const receipt = (by: string) =>
    `INSERT INTO handover_receipts (handover_id, received_at, received_by) VALUES ('h1', 2, '${by}')`
  const visit = (id: string, presence: string, resident: string, late = 0) =>
    `INSERT INTO round_visits (id, bed_id, resident_id, presence, at, source, is_late, recorded_at)
     VALUES ('${id}', 'bed', ${resident}, '${presence}', 1, 'scan', ${late}, 1)`
  const result = (id: string, outcome: string, corrects = 'NULL', reason = 'NULL') =>
    `INSERT INTO round_results (id, visit_id, outcome, text, corrects_id, reason, recorded_at)
     VALUES ('${id}', 'v1', '${outcome}', NULL, ${corrects}, ${reason}, 1)`
  const watch = (id: string) =>
    `INSERT INTO watched_residents (id, resident_id, reason, recorded_at) VALUES ('${id}', 'r1', '发热', 1)`
  for (const sql of [
    ...[cell('c1', 'leader', 'NULL'), cell('c2', 'leader', 'NULL', "'c1'"), cell('c3', 'care', "'night'")],
    ...[handover('h1', 1000), receipt('u2'), visit('v1', 'in', "'r1'"), visit('v2', 'empty', 'NULL')],
    ...[result('x1', 'normal'), result('x2', 'normal', "'x1'", "'看错床'"), watch('w1')],
    `INSERT INTO handover_notes (id, handover_id, text, recorded_at) VALUES ('n1', 'h1', '补充', 3)`,
    `INSERT INTO round_reasons (round_at, reason, recorded_at) VALUES (7, '停电', 8)`,
  ])
    db.exec(sql)

  const refused = [
    ...[cell('c4', 'leader', 'NULL'), cell('c5', 'leader', 'NULL', "'c1'"), cell('c6', 'care', 'NULL')],
    ...[cell('c7', 'guard', "'day'"), "UPDATE duty_cells SET people_json = '[1]'", 'DELETE FROM duty_cells'],
    ...[handover('h2', 1000), handover('h3', 2000, 2000), "UPDATE handovers SET content_json = '{}'"],
    ...['DELETE FROM handovers', receipt('u3'), "UPDATE handover_receipts SET received_by = 'u9'"],
    ...['DELETE FROM handover_notes', "UPDATE handover_notes SET text = ''", watch('w2')],
    ...["UPDATE watched_residents SET reason = '其他'", 'DELETE FROM watched_residents'],
    ...['UPDATE watched_residents SET ended_at = 5', visit('v3', 'in', 'NULL'), visit('v4', 'in', "'r1'", 1)],
    ...[result('x3', 'normal'), result('x4', 'finding', "'x2'", "'补'"), 'DELETE FROM round_visits'],
    ...['UPDATE round_visits SET at = 9', 'DELETE FROM round_results', "UPDATE round_reasons SET reason = ''"],
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(refused.filter((_sql, index) => codes[index] === null)).toEqual([])
  db.exec(`UPDATE watched_residents SET ended_at = 5, ended_by = 'u1', end_reason = '体温正常' WHERE id = 'w1'`)
  db.exec(watch('w3'))
  // Who hands over does not take over, whatever program writes it.
  db.exec(handover('h4', 3000))
  const same = `INSERT INTO handover_receipts (handover_id, received_at, received_by) VALUES ('h4', 2, 'u1')`
  expect(await codeOf(() => withTransaction(db, () => db.exec(same)))).not.toBeNull()
  expect(db.prepare('SELECT count(*) FROM residents').pluck().get()).toBe(1)
})
