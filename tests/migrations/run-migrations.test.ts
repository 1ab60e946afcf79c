import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appendAudit } from '#main/database/audit-log.ts'
import { loadMigrations } from '#main/database/load-migrations.ts'
import { openDatabase, type SqliteDatabase, withTransaction } from '#main/database/open-database.ts'
import { type Migration, runMigrations } from '#main/database/run-migrations.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { codeOf, firstMigrations, openForTest, TEST_KEY, TEST_NOW } from '../support/database-fixture.ts'
import { makeTemporaryFolder } from '../support/temporary-folder.ts'

const CREATE: Migration = {
  name: '0001-create-homes.sql',
  sql: `CREATE TABLE rooms (id INTEGER PRIMARY KEY, label TEXT NOT NULL);
    CREATE TABLE beds (id INTEGER PRIMARY KEY, room_id INTEGER NOT NULL REFERENCES rooms (id) ON DELETE CASCADE);`,
}
const REBUILD: Migration = {
  name: '0002-rebuild-rooms.sql',
  sql: `CREATE TABLE rooms_new (id INTEGER PRIMARY KEY, label TEXT NOT NULL, floor INTEGER NOT NULL DEFAULT 1);
    INSERT INTO rooms_new (id, label) SELECT id, label FROM rooms;
    DROP TABLE rooms;
    ALTER TABLE rooms_new RENAME TO rooms;`,
}

interface Home {
  folder: string
  file: string
  db: SqliteDatabase
  backups: string
  migrate(migrations: readonly Migration[]): ReturnType<typeof runMigrations>
  content(): unknown
}

function makeHome(): Home {
  const folder = makeTemporaryFolder()
  const file = join(folder, 'records.db')
  const backups = join(folder, 'backups')
  const db = openForTest(file)
  const clock = createManualClock(TEST_NOW)
  const migrate: Home['migrate'] = (migrations) => runMigrations({ db, migrations, clock, backupFolder: backups })
  const content = (): unknown => ({
    schema: db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all(),
    ledger: db.prepare('SELECT * FROM migrations').all(),
    rooms: db.prepare('SELECT * FROM rooms').all(),
    beds: db.prepare('SELECT * FROM beds').all(),
  })
  return { folder, file, db, backups, migrate, content }
}

function makeHomeWithRows(): Home {
  const home = makeHome()
  home.migrate([CREATE])
  home.db.exec(`INSERT INTO rooms VALUES (1, '101'), (2, '102'); INSERT INTO beds VALUES (1, 1), (2, 1), (3, 2)`)
  return home
}

describe('a sound history', () => {
  test('a new file gets every migration once, with its hash and time, and needs no copy', () => {
    const home = makeHome()
    const first = home.migrate([CREATE, REBUILD])
    const second = home.migrate([CREATE, REBUILD])
    expect({ first, second, backups: existsSync(home.backups) }).toEqual({
      first: { applied: [CREATE.name, REBUILD.name], backups: [] },
      second: { applied: [], backups: [] },
      backups: false,
    })
    expect(home.db.prepare('SELECT name, length(sha256) AS digits, applied_at FROM migrations').all()).toEqual([
      { name: CREATE.name, digits: 64, applied_at: TEST_NOW },
      { name: REBUILD.name, digits: 64, applied_at: TEST_NOW },
    ])
  })

  test('beds survive when the table of rooms they hang on is rebuilt, and references hold again afterwards', () => {
    const { db, migrate } = makeHomeWithRows()
    migrate([CREATE, REBUILD])
    expect(db.prepare('SELECT id, room_id FROM beds').raw().all()).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
    ])
    expect(db.prepare('SELECT id, label, floor FROM rooms').raw().all()).toEqual([
      [1, '101', 1],
      [2, '102', 1],
    ])
    expect(() => db.exec('INSERT INTO beds VALUES (9, 99)')).toThrow(/FOREIGN KEY/)
  })

  test('before a file with rows is changed, a copy under the same key is made that holds the old state', () => {
    const home = makeHomeWithRows()
    const { backups } = home.migrate([CREATE, REBUILD])
    expect(backups).toEqual([join(home.backups, 'before-records-0002-rebuild-rooms-2026-10-31T00-00-00-000Z.db')])
    expect(readFileSync(backups[0]!).includes(Buffer.from('SQLite format'))).toBe(false)
    const copy = openDatabase({ file: backups[0]!, key: TEST_KEY, role: 'records', readonly: true })
    const old = copy.prepare('SELECT * FROM rooms').raw().all()
    copy.close()
    expect(old).toEqual([
      [1, '101'],
      [2, '102'],
    ])
  })

  test('a checkout that turned line ends into CRLF is not an edit', () => {
    const home = makeHomeWithRows()
    expect(home.migrate([{ ...CREATE, sql: CREATE.sql.replaceAll('\n', '\r\n') }]).applied).toEqual([])
  })
})

describe('a history that is not sound is refused, and the file stays as it was', () => {
  const cases: [string, string, (home: Home) => Migration[]][] = [
    ['an edited migration', 'MIGRATION_EDITED', () => [{ ...CREATE, sql: `${CREATE.sql} -- touched` }, REBUILD]],
    ['a file from a newer version', 'DATABASE_NEWER', () => []],
    [
      'a skipped migration',
      'MIGRATION_OUT_OF_ORDER',
      ({ db }) => {
        db.prepare('UPDATE migrations SET name = ?').run(REBUILD.name)
        return [CREATE, REBUILD]
      },
    ],
    ['a gap in the numbers', 'MIGRATIONS_INVALID', () => [CREATE, { ...REBUILD, name: '0003-rebuild-rooms.sql' }]],
    ['two files of one number', 'MIGRATIONS_INVALID', () => [CREATE, { ...REBUILD, name: '0001-rebuild-rooms.sql' }]],
    ['a name without words', 'MIGRATIONS_INVALID', () => [CREATE, { ...REBUILD, name: '0002.sql' }]],
    [
      'a migration that commits',
      'MIGRATIONS_INVALID',
      () => [CREATE, { ...REBUILD, sql: 'DELETE FROM beds; /* x */ COMMIT;' }],
    ],
  ]
  test.each(cases)('%s', async (_name, code, prepare) => {
    const home = makeHomeWithRows()
    const migrations = prepare(home)
    const before = home.content()
    expect(await codeOf(() => home.migrate(migrations))).toBe(code)
    expect(home.content()).toEqual(before)
    expect(existsSync(home.backups)).toBe(false)
  })

  test('a database of another program is not taken over', async () => {
    const home = makeHome()
    home.db.exec('CREATE TABLE theirs (a)')
    expect(await codeOf(() => home.migrate([CREATE]))).toBe('DATABASE_UNREADABLE')
    expect(home.db.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['theirs'])
  })
})

describe('a migration that fails', () => {
  const failing: [string, string, string][] = [
    [
      'in the middle of the file',
      'MIGRATION_FAILED',
      'DELETE FROM beds; ALTER TABLE rooms ADD COLUMN floor; INSERT INTO nowhere VALUES (1);',
    ],
    ['by leaving a bed without a room', 'MIGRATION_FAILED', 'DELETE FROM rooms WHERE id = 2;'],
    ['on a rule of the schema', 'MIGRATION_FAILED', 'UPDATE rooms SET label = NULL;'],
  ]
  test.each(failing)(
    '%s: the file is as before, can be used, and the file at fault is named',
    async (_name, code, sql) => {
      const home = makeHomeWithRows()
      const before = home.content()
      const bad: Migration = { name: '0002-bad.sql', sql }
      let failure: unknown
      try {
        home.migrate([CREATE, bad])
      } catch (error) {
        failure = error
      }
      expect(failure).toMatchObject({ code, data: { migration: '0002-bad.sql' } })
      expect(home.content()).toEqual(before)
      expect(home.db.pragma('foreign_keys', { simple: true })).toBe(1)
      home.db.exec(`INSERT INTO rooms VALUES (3, '103')`)
      expect(home.migrate([CREATE, REBUILD]).applied).toEqual([REBUILD.name])
    },
  )

  test('for want of disk space says so and undoes itself', async () => {
    const home = makeHomeWithRows()
    const before = home.content()
    home.db.pragma(`max_page_count = ${Number(home.db.pragma('page_count', { simple: true })) + 2}`)
    const big: Migration = {
      name: '0002-big.sql',
      sql: `CREATE TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT randomblob(1000) FROM n;`,
    }
    expect(await codeOf(() => home.migrate([CREATE, big]))).toBe('DISK_FULL')
    expect(home.content()).toEqual(before)
  })

  test('is not even begun when the copy cannot be made', async () => {
    const home = makeHomeWithRows()
    const before = home.content()
    const run = (): unknown =>
      runMigrations({
        db: home.db,
        migrations: [CREATE, REBUILD],
        clock: createManualClock(TEST_NOW),
        backupFolder: join(home.file, 'under-a-file'),
      })
    expect(await codeOf(run)).toBe('BACKUP_FAILED')
    expect(home.content()).toEqual(before)
  })
})

describe('the migrations of this product', () => {
  test('0001-audit-log keeps the rows that were written and refuses to change them', async () => {
    const home = makeHome()
    home.migrate(firstMigrations('records'))
    const entry = {
      at: TEST_NOW,
      actorId: null,
      actorRole: null,
      seat: null,
      action: 'beds.assign',
      objectType: 'bed',
      objectId: 'b1',
    }
    withTransaction(home.db, () => appendAudit(home.db, entry))
    const tries = [
      `UPDATE audit_log SET reason = 'x'`,
      'DELETE FROM audit_log',
      `INSERT OR REPLACE INTO audit_log SELECT * FROM audit_log`,
      `INSERT INTO audit_log SELECT 9, at, actor_id, actor_role, seat, action, object_type, object_id, before_json, after_json, reason, prev_hash, replace(hash, substr(hash, 1, 1), 'z') FROM audit_log`,
    ]
    const codes = await Promise.all(tries.map((sql) => codeOf(() => withTransaction(home.db, () => home.db.exec(sql)))))
    expect(codes).toEqual(tries.map(() => 'AUDIT_APPEND_ONLY'))
    expect(home.db.prepare('SELECT seq, action FROM audit_log').raw().all()).toEqual([[1, 'beds.assign']])
  })

  test('0001-readings keeps one reading per device, capability and moment, and unknown stays unknown', () => {
    const folder = makeTemporaryFolder()
    const db = openForTest(join(folder, 'telemetry.db'), 'telemetry')
    runMigrations({
      db,
      migrations: firstMigrations('telemetry'),
      clock: createManualClock(TEST_NOW),
      backupFolder: folder,
    })
    const insert = db.prepare(
      'INSERT OR REPLACE INTO readings (device_id, at, capability, value, text) VALUES (?, ?, ?, ?, ?)',
    )
    insert.run('d1', TEST_NOW, 'heart_rate', 71, null)
    insert.run('d1', TEST_NOW, 'heart_rate', 72, null)
    insert.run('d1', TEST_NOW, 'respiration_rate', null, null)
    db.exec(`INSERT INTO device_latest (device_id, capability, at) VALUES ('d1', 'heart_rate', ${TEST_NOW})`)
    expect(db.prepare('SELECT capability, value, text FROM readings ORDER BY capability').raw().all()).toEqual([
      ['heart_rate', 72, null],
      ['respiration_rate', null, null],
    ])
    expect(db.prepare('SELECT value, device_at, retained FROM device_latest').raw().all()).toEqual([[null, null, 0]])
    expect(readdirSync(folder).filter((name) => name.startsWith('before-'))).toEqual([])
  })

  test('0002-rollups leaves the readings that are there and adds an empty journal, minutes and hours', () => {
    const folder = makeTemporaryFolder()
    const db = openForTest(join(folder, 'telemetry.db'), 'telemetry')
    const clock = createManualClock(TEST_NOW)
    const all = loadMigrations('telemetry')
    runMigrations({ db, migrations: all.slice(0, 1), clock, backupFolder: folder })
    db.exec(`INSERT INTO readings VALUES ('d1', ${TEST_NOW}, 'heart_rate_bpm', 71, NULL)`)
    db.exec(
      `INSERT INTO device_latest (device_id, capability, value, at) VALUES ('d1', 'heart_rate_bpm', 71, ${TEST_NOW})`,
    )
    runMigrations({ db, migrations: all.slice(0, 2), clock, backupFolder: folder })
    expect(db.prepare('SELECT value FROM readings').pluck().all()).toEqual([71])
    expect(db.prepare('SELECT value FROM device_latest').pluck().all()).toEqual([71])
    db.exec(`INSERT INTO readings_minute VALUES ('d1', 'in_bed', ${TEST_NOW}, 0, 1, 0.5, 2, 31)`)
    const empty = ['reading_journal', 'readings_hour'].map((table) =>
      db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    )
    expect(empty).toEqual([0, 0])
  })
})
