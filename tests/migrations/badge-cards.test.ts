import { expect, test } from 'vitest'
import { withTransaction } from '#main/database/open-database.ts'
import { codeOf } from '../support/database-fixture.ts'
import { addNurse, homeBefore } from '../support/migration-home.ts'

test('0014-badge-cards keeps the users before it; a card is one person’s or nobody’s, and no number stands twice', async () => {
  const { db, apply } = homeBefore('0014-badge-cards.sql')
  addNurse(db)
  apply()
  const insert = (values: string): string =>
    `INSERT INTO badge_cards (id, card_hash, ending, user_id, first_read_at, last_read_at, last_place, assigned_at, withdrawn_at)
     VALUES (${values})`
  db.exec(insert(`'c1', 'hash-1', '3F2A', 'u1', 1, 2, '201', 2, NULL`))
  db.exec(insert(`'c2', 'hash-2', '0001', NULL, 1, 2, '201', NULL, NULL`))
  const refused = [
    insert(`'c3', 'hash-1', '3F2A', NULL, 1, 2, '201', NULL, NULL`),
    insert(`'c4', 'hash-4', '3F2A', 'u1', 1, 2, '201', NULL, NULL`),
    insert(`'c5', 'hash-5', '3F2A', 'u1', 1, 2, '201', 2, 3`),
    insert(`'c6', 'hash-6', '3F2A', 'nobody', 1, 2, '201', 2, NULL`),
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => withTransaction(db, () => db.exec(sql)))))
  expect(codes).toHaveLength(4)
  expect(db.prepare('SELECT id FROM badge_cards ORDER BY id').pluck().all()).toEqual(['c1', 'c2'])
  expect(db.prepare('SELECT display_name FROM users').pluck().all()).toEqual(['护士甲'])
})
