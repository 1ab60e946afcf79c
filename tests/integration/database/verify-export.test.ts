import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import { appendAudit } from '#main/database/audit-log.ts'
import { listTables } from '#main/database/backup-tasks.ts'
import { type ExportProgress, exportAll } from '#main/database/export-all.ts'
import { loadMigrations } from '#main/database/load-migrations.ts'
import { type SqliteDatabase, withTransaction } from '#main/database/open-database.ts'
import { describeColumn, RECORDS_TABLE_NOTES, TELEMETRY_TABLE_NOTES } from '#main/database/table-notes.ts'
import { verifyDatabase } from '#main/database/verify.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { codeOf, firstMigrations, makeMigratedDatabase, TEST_KEY, TEST_NOW } from '../../support/database-fixture.ts'

const migrations = firstMigrations('records')
const statuses = (db: SqliteDatabase): Record<string, boolean> =>
  Object.fromEntries(verifyDatabase(db, { migrations }).map((check) => [check.name, check.ok]))

describe('verifying a file', () => {
  test('a sound file passes every check, the features\u2019 own included', () => {
    const { db } = makeMigratedDatabase()
    const overlap = { name: 'stays-overlap', run: () => ({ ok: true, detail: '0 overlaps' }) }
    const checks = verifyDatabase(db, { migrations, extraChecks: [overlap] })
    expect(checks.map(({ name, ok }) => [name, ok])).toEqual([
      ['integrity', true],
      ['foreign-keys', true],
      ['migrations', true],
      ['audit-chain', true],
      ['stays-overlap', true],
    ])
  })

  test('a dangling reference, a changed history and a broken audit row are each named, a failing check hides no other', () => {
    const { db } = makeMigratedDatabase()
    const entry = { at: 1, actorId: null, actorRole: null, seat: null, action: 'a', objectType: 'b', objectId: null }
    withTransaction(db, () => appendAudit(db, entry))
    db.exec(`CREATE TABLE rooms (id INTEGER PRIMARY KEY); CREATE TABLE beds (room_id REFERENCES rooms (id))`)
    db.pragma('foreign_keys = OFF')
    db.exec(
      `INSERT INTO beds VALUES (7); UPDATE migrations SET sha256 = 'x'; DROP TRIGGER audit_log_never_changes; UPDATE audit_log SET at = 2`,
    )
    const broken = {
      name: 'own',
      run: () => {
        throw new Error('cannot run')
      },
    }
    const checks = verifyDatabase(db, { migrations, extraChecks: [broken] })
    expect(checks).toMatchObject([
      { name: 'integrity', ok: true },
      { name: 'foreign-keys', ok: false, detail: '1 references lead nowhere: beds row 1 to rooms' },
      { name: 'migrations', ok: false },
      { name: 'audit-chain', ok: false, detail: 'broken at row 1 (changed)' },
      { name: 'own', ok: false, detail: 'cannot run' },
    ])
  })

  test('an index that disagrees with its table fails the integrity check', () => {
    const { db } = makeMigratedDatabase()
    db.exec(`CREATE TABLE labels (a TEXT); CREATE INDEX by_label ON labels (a); INSERT INTO labels VALUES ('x'), ('y')`)
    expect(statuses(db).integrity).toBe(true)
    // Points the index at an empty page list of another index: what a half-written page leads to.
    db.unsafeMode(true)
    db.pragma('writable_schema = ON')
    db.exec(`CREATE TABLE other (a TEXT); CREATE INDEX by_other ON other (a);
      UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'by_other') WHERE name = 'by_label'`)
    db.pragma('writable_schema = RESET')
    expect(statuses(db).integrity).toBe(false)
  })
})

describe('taking all data along', () => {
  const makeHome = () => {
    const { db, file, folder } = makeMigratedDatabase()
    db.exec(
      `CREATE TABLE people (id TEXT PRIMARY KEY, id_number TEXT, phone TEXT, note TEXT, fee REAL, born_on TEXT, password_hash TEXT, photo BLOB)`,
    )
    const insert = db.prepare('INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    insert.run(
      'p1',
      '350102193912310011',
      '0591-87654321',
      '=HYPERLINK("http://x")',
      1250.5,
      '1939-12-31',
      'scrypt$1',
      Buffer.from([1, 255]),
    )
    insert.run('p2', null, '13800000000', '说 "好",\n再见', -3, null, null, null)
    insert.run('p3', '', '007', "'quoted", null, null, null, null)
    const telemetry = makeMigratedDatabase('telemetry', undefined, folder)
    const fill = telemetry.db.prepare(`INSERT INTO readings VALUES ('d1', ?, 'heart_rate', ?, NULL)`)
    withTransaction(telemetry.db, () => {
      for (let at = 0; at < 1600; at += 1) fill.run(TEST_NOW + at, 60 + (at % 30))
    })
    const options = {
      recordsFile: file,
      telemetryFile: telemetry.file,
      key: TEST_KEY,
      toFolder: join(folder, 'out'),
      clock: createManualClock(TEST_NOW),
      appVersion: '0.1.0',
    }
    return { db, options }
  }

  test('every table becomes a CSV that loses nothing and that a spreadsheet cannot run', async () => {
    const { options } = makeHome()
    const { tables } = await exportAll(options)
    expect(tables.map(({ file, rows }) => [file, rows])).toEqual([
      ['records/audit_log.csv', 0],
      ['records/migrations.csv', 1],
      ['records/people.csv', 3],
      ['telemetry/device_latest.csv', 0],
      ['telemetry/migrations.csv', 1],
      ['telemetry/readings.csv', 1600],
    ])
    expect(readFileSync(join(options.toFolder, 'records/people.csv'), 'utf8')).toBe(
      [
        '\uFEFFid,id_number,phone,note,fee,born_on,password_hash,photo',
        `p1,'350102193912310011,0591-87654321,"'=HYPERLINK(""http://x"")",1250.5,1939-12-31,[withheld],0x01ff`,
        `p2,,'13800000000,"说 ""好"",\n再见",-3,,[withheld],`,
        `p3,"",'007,''quoted,,,[withheld],`,
        '',
      ].join('\r\n'),
    )
  })

  test('a spreadsheet reader sees ID numbers as text and no formula', async () => {
    const { options } = makeHome()
    await exportAll(options)
    const book = read(readFileSync(join(options.toFolder, 'records/people.csv'), 'utf8'), { type: 'string' })
    const sheet = book.Sheets[book.SheetNames[0]!]!
    expect([sheet.B2, sheet.D2, sheet.C3, sheet.C4].map((cell) => [cell.t, cell.f])).toEqual(
      Array(4).fill(['s', undefined]),
    )
    expect(utils.sheet_to_json(sheet, { header: 1 })).toHaveLength(4)
  })

  test('the README explains every table and column', async () => {
    const { options } = makeHome()
    await exportAll({
      ...options,
      notes: { people: { note: '人员 / people', columns: { fee: '月费 / monthly fee' } } },
    })
    const readme = readFileSync(join(options.toFolder, 'README.txt'), 'utf8')
    expect(readme).toContain('== records/people.csv (3 行 rows)\r\n人员 / people\r\n  id (TEXT, 主键 key): 编号')
    expect(readme).toContain('  fee (REAL, 可空 may be empty): 月费 / monthly fee')
    expect(readme).toContain('  born_on (TEXT, 可空 may be empty): 日期 YYYY-MM-DD')
    expect(readme).toContain('== telemetry/readings.csv (1600 行 rows)')
  })

  test('shows its progress, can be cancelled in the middle and then leaves nothing behind', async () => {
    const { options } = makeHome()
    const cancel = new AbortController()
    const progress: ExportProgress[] = []
    const onProgress = (step: ExportProgress): void => {
      progress.push(step)
      if (step.table === 'readings' && step.doneRows === 1000) cancel.abort()
    }
    expect(await codeOf(() => exportAll({ ...options, signal: cancel.signal, onProgress }))).toBe('CANCELLED')
    expect(progress.at(-1)).toEqual({ role: 'telemetry', table: 'readings', doneRows: 1000, totalRows: null })
    expect(progress).toContainEqual({ role: 'records', table: 'people', doneRows: 3, totalRows: 3 })
    expect(readdirSync(join(options.toFolder, '..')).filter((name) => name.startsWith('out'))).toEqual([])
  })

  test('does not block the home\u2019s own writes and never overwrites', async () => {
    const { options, db } = makeHome()
    await exportAll({ ...options, onProgress: () => db.exec(`INSERT OR IGNORE INTO people (id) VALUES ('during')`) })
    expect(db.prepare(`SELECT count(*) FROM people WHERE id = 'during'`).pluck().get()).toBe(1)
    expect(existsSync(options.toFolder)).toBe(true)
    expect(await codeOf(() => exportAll(options))).toBe('EXPORT_EXISTS')
  })

  test('every table a home has is explained, and no line explains a table that is gone', () => {
    const { db } = makeMigratedDatabase('records', loadMigrations('records'))
    expect(Object.keys(RECORDS_TABLE_NOTES).sort()).toEqual(listTables(db))
  })

  test('every table and column of this layer has words of its own', () => {
    const missing = (['records', 'telemetry'] as const).flatMap((role) => {
      const { db } = makeMigratedDatabase(role)
      const notes = role === 'records' ? RECORDS_TABLE_NOTES : TELEMETRY_TABLE_NOTES
      return listTables(db).flatMap((table) => {
        const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
        const silent = columns.filter((column) => describeColumn(notes, table, column) === '')
        return notes[table] ? silent.map((column) => `${table}.${column}`) : [table]
      })
    })
    expect(missing).toEqual([])
  })
})
