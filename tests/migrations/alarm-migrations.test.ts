import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadMigrations } from '#main/database/load-migrations.ts'
import { runMigrations } from '#main/database/run-migrations.ts'
import { createAlarmsRepository } from '#main/features/alarms/alarms.repository.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { codeOf, openForTest, TEST_NOW } from '../support/database-fixture.ts'
import { makeTemporaryFolder } from '../support/temporary-folder.ts'

function homeUpTo(last: string) {
  const folder = makeTemporaryFolder()
  const db = openForTest(join(folder, 'records.db'))
  const all = loadMigrations('records')
  const migrate = (name: string) =>
    runMigrations({
      db,
      migrations: all.filter((migration) => migration.name.slice(0, 4) <= name),
      clock: createManualClock(TEST_NOW),
      backupFolder: join(folder, 'backups'),
    })
  migrate(last)
  db.exec(
    "INSERT INTO users (id, login_name, display_name, roles_json, password_hash, created_at) VALUES ('u1', 'nurse', '护士甲', '[]', '-', 0)",
  )
  return { db, migrate }
}

test('0007-alarm-life keeps every alarm with its events, each the leader of its own group, and the open ones are open', () => {
  const { db, migrate } = homeUpTo('0006')
  db.exec(`
    INSERT INTO alarms (id, kind, priority, state, condition_key, is_active, is_from_start_up, raised_at, last_at, repeats,
      place_label, surname, values_json, acknowledged_at, acknowledged_by, closed_at, closed_by, close_reason, close_note) VALUES
      ('a1', 'smoke', 'high', 'raised', 'smoke:d1', 1, 1, 1000, 1500, 2, '厨房', NULL, '{}', NULL, NULL, NULL, NULL, NULL, NULL),
      ('a2', 'call-bell', 'high', 'acknowledged', 'call-bell:d2', 1, 0, 2000, 2000, 0, '201-1', '陈', '{"press":"sos"}', 2100, 'u1', NULL, NULL, NULL, NULL),
      ('a3', 'water-leak', 'medium', 'closed', 'water-leak:d3', 0, 0, 3000, 3000, 0, '202', NULL, '{}', 3100, 'u1', 3200, 'u1', 'real', '已擦干');
    INSERT INTO alarm_events (alarm_id, at, kind, user_id, seat, values_json) VALUES
      ('a1', 1000, 'raised', NULL, NULL, '{}'), ('a1', 1500, 'repeated', NULL, NULL, '{"times":2}'),
      ('a2', 2000, 'raised', NULL, NULL, '{}'), ('a2', 2100, 'acknowledged', 'u1', '护理站', '{}'),
      ('a3', 3000, 'raised', NULL, NULL, '{}'), ('a3', 3200, 'closed', 'u1', '护理站', '{"reason":"real"}');`)
  migrate('0008')
  const repository = createAlarmsRepository(db)
  const brief = repository
    .listBetween(0, 10_000, 10)
    .map(({ id, state, groupId, rings, rangAt, isFromStartUp, repeats, acknowledgedBy, closeReason }) => [
      ...[id, state, groupId, rings, rangAt],
      ...[isFromStartUp, repeats, acknowledgedBy, closeReason],
    ])
  expect(brief).toEqual([
    ['a3', 'closed', 'a3', 1, 3000, false, 0, '护士甲', 'real'],
    ['a2', 'acknowledged', 'a2', 1, 2000, false, 0, '护士甲', null],
    ['a1', 'raised', 'a1', 1, 1000, true, 2, null, null],
  ])
  expect(repository.listOpen().map(({ alarm, callingSince }) => [alarm.id, callingSince])).toEqual([
    ['a1', 1000],
    ['a2', 2000],
  ])
  expect(
    repository.listEventsBetween(0, 10_000).map(({ alarmId, kind, userName }) => [alarmId, kind, userName]),
  ).toEqual([
    ['a1', 'raised', null],
    ['a1', 'repeated', null],
    ['a2', 'raised', null],
    ['a2', 'acknowledged', '护士甲'],
    ['a3', 'raised', null],
    ['a3', 'closed', '护士甲'],
  ])
})

test('0007-alarm-life keeps the events of alarms beyond change', async () => {
  const { db, migrate } = homeUpTo('0006')
  db.exec(`
    INSERT INTO alarms (id, kind, priority, state, condition_key, is_active, is_from_start_up, raised_at, last_at, place_label, values_json)
      VALUES ('a1', 'smoke', 'high', 'raised', 'smoke:d1', 1, 0, 1000, 1000, '厨房', '{}');
    INSERT INTO alarm_events (alarm_id, at, kind, values_json) VALUES ('a1', 1000, 'raised', '{}');`)
  migrate('0007')
  expect(await codeOf(() => db.exec("UPDATE alarm_events SET kind = 'closed'"))).toBe('SQLITE_CONSTRAINT_TRIGGER')
  expect(await codeOf(() => db.exec('DELETE FROM alarm_events'))).toBe('SQLITE_CONSTRAINT_TRIGGER')
})

test('0008-alarm-rules keeps changes of rules beyond change, and refuses a drill that ends before it starts', async () => {
  const { db, migrate } = homeUpTo('0007')
  migrate('0008')
  db.exec(`INSERT INTO alarm_rules (id, act, kind, scope_level, scope_key, field, before_json, after_json, reason, defaults_version, recorded_at, recorded_by)
    VALUES ('r1', 'set', 'heart-rate-high', 'facility', '', 'highAtOrAbove', '116', '120', '按医嘱', '2026-12', 1000, 'u1')`)
  expect(await codeOf(() => db.exec("UPDATE alarm_rules SET after_json = '90'"))).toBe('SQLITE_CONSTRAINT_TRIGGER')
  expect(await codeOf(() => db.exec('DELETE FROM alarm_rules'))).toBe('SQLITE_CONSTRAINT_TRIGGER')
  const drill = (endsAt: number) =>
    db.exec(`INSERT INTO alarm_drills (id, kind, scope_kind, reason, calls_siren, started_at, ends_at, started_by)
      VALUES ('d${endsAt}', 'drill', 'house', '演练', 0, 1000, ${endsAt}, 'u1')`)
  drill(2000)
  expect(await codeOf(() => drill(900))).toBe('SQLITE_CONSTRAINT_CHECK')
  expect(db.prepare('SELECT field, after_json FROM alarm_rules').raw().all()).toEqual([['highAtOrAbove', '120']])
})
