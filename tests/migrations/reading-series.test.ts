import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadMigrations } from '#main/database/load-migrations.ts'
import { runMigrations } from '#main/database/run-migrations.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { openForTest, TEST_NOW } from '../support/database-fixture.ts'
import { makeTemporaryFolder } from '../support/temporary-folder.ts'

test('0003-reading-series keeps every reading in its order, tells readings as before, and goes straight to one series', () => {
  const folder = makeTemporaryFolder()
  const db = openForTest(join(folder, 'telemetry.db'), 'telemetry')
  const clock = createManualClock(TEST_NOW)
  const all = loadMigrations('telemetry')
  const at = all.findIndex(({ name }) => name === '0003-reading-series.sql')
  runMigrations({ db, migrations: all.slice(0, at), clock, backupFolder: folder })
  const insert = db.prepare('INSERT INTO readings VALUES (?, ?, ?, ?, ?)')
  const rows = [
    ['d1', 1, 'heart_rate_bpm', 71, null],
    ['d1', 2, 'heart_rate_bpm', null, null],
    ['d1', 1, 'in_bed', 1, null],
    ['d2', 5, 'action', null, 'press'],
  ] as const
  for (const row of [...rows].reverse()) insert.run(...row)
  runMigrations({ db, migrations: all.slice(0, at + 1), clock, backupFolder: folder })
  const told = () => db.prepare('SELECT * FROM readings ORDER BY device_id, capability, at').raw().all()
  expect(told()).toEqual(rows)

  insert.run('d1', 3, 'heart_rate_bpm', 80, null)
  insert.run('d1', 1, 'heart_rate_bpm', 72, null)
  insert.run('d3', 1, 'smoke', 0, null)
  expect(told()).toHaveLength(6)
  expect(
    db.prepare("SELECT value FROM readings WHERE device_id = 'd1' AND at = 1 ORDER BY value").pluck().all(),
  ).toEqual([1, 72])
  const plan = db
    .prepare(
      'EXPLAIN QUERY PLAN SELECT at FROM readings WHERE device_id = ? AND capability = ? AND at <= ? ORDER BY at DESC LIMIT 1',
    )
    .all('d1', 'in_bed', 9) as { detail: string }[]
  expect(plan.map(({ detail }) => detail).join('; ')).not.toMatch(/SCAN|TEMP B-TREE/)
})
