import { expect, test } from 'vitest'
import { codeOf } from '../support/database-fixture.ts'
import { homeBefore } from '../support/migration-home.ts'

test('0020-care-orders adds orders that are never edited and are stopped once, and finds the records of a task by its key', async () => {
  const { db, apply } = homeBefore('0020-care-orders.sql')
  db.exec(
    `INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('r1', '林', 'female', 'lin', 'l', 0)`,
  )
  expect(apply()).toEqual(['0020-care-orders.sql'])
  const plan = db.prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM care_task_records WHERE task_key = 'k'`).all()
  expect(JSON.stringify(plan)).toContain('care_task_records_by_key')
  const order = (id: string, ends: string, frequency = "'{}'") =>
    `INSERT INTO care_orders (id, resident_id, kind, text, frequency_json, starts_at, ends_at, doctor, ordered_on, written_at)
     VALUES ('${id}', 'r1', 'vitals', '测血压', ${frequency}, 5, ${ends}, '王', '2026-11-26', 5)`
  const stop = (id: string) => `INSERT INTO care_order_stops (order_id, stopped_at, reason) VALUES ('${id}', 6, '好转')`
  db.exec(order('o1', 'NULL'))
  db.exec(stop('o1'))
  const refused = [
    ...[order('o2', '5'), order('o3', 'NULL', "'no json'"), stop('o1'), stop('o9')],
    `UPDATE care_orders SET text = 'x'`,
    'DELETE FROM care_orders',
    `UPDATE care_order_stops SET reason = 'x'`,
    'DELETE FROM care_order_stops',
  ]
  const codes = await Promise.all(refused.map((sql) => codeOf(() => void db.exec(sql))))
  expect(codes.filter((code) => code === null)).toEqual([])
  expect(db.prepare('SELECT count(*) FROM care_orders').pluck().get()).toBe(1)
})
