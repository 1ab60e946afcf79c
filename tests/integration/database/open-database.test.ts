import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mapStorageError, openDatabase, withTransaction } from '#main/database/open-database.ts'
import { isDomainError } from '#main/platform/domain-error.ts'
import { codeOf, makeMigratedDatabase, openForTest, TEST_KEY } from '../../support/database-fixture.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

describe('a file at rest', () => {
  test('a resident\u2019s name is found neither in the file nor in its write-ahead log', () => {
    const { folder, db } = makeMigratedDatabase()
    db.exec(`CREATE TABLE people (name TEXT)`)
    const insert = db.prepare('INSERT INTO people VALUES (?)')
    for (let round = 0; round < 50; round += 1) insert.run('陈阿婆-Plaintext-Marker')
    const log = readFileSync(join(folder, 'records.db-wal'))
    expect(log.length).toBeGreaterThan(4096)
    for (const name of readdirSync(folder).filter((entry) => entry.startsWith('records.db'))) {
      const bytes = readFileSync(join(folder, name))
      expect(bytes.includes(Buffer.from('Plaintext-Marker'))).toBe(false)
      expect(bytes.includes(Buffer.from('陈阿婆'))).toBe(false)
      expect(bytes.includes(Buffer.from('SQLite format 3'))).toBe(false)
    }
    db.pragma('wal_checkpoint(TRUNCATE)')
    expect(readFileSync(join(folder, 'records.db')).includes(Buffer.from('陈阿婆'))).toBe(false)
  })

  test('only its owner may read the file', () => {
    const { file } = makeMigratedDatabase()
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  test('records are flushed at each commit, readings are not, and both keep references', () => {
    const folder = makeTemporaryFolder()
    const settings = (['records', 'telemetry'] as const).map((role) => {
      const db = openForTest(join(folder, `${role}.db`), role)
      return ['journal_mode', 'foreign_keys', 'synchronous', 'busy_timeout'].map((name) =>
        db.pragma(name, { simple: true }),
      )
    })
    expect(settings).toEqual([
      ['wal', 1, 2, 5000],
      ['wal', 1, 1, 5000],
    ])
  })
})

describe('a file that cannot be served', () => {
  test('a wrong key is told as a wrong key, with the file and what to do, and without the key', () => {
    const { db, file } = makeMigratedDatabase()
    db.close()
    const wrong = randomBytes(32)
    try {
      openDatabase({ file, key: wrong, role: 'records' })
      expect.unreachable()
    } catch (error) {
      expect(isDomainError(error, 'WRONG_KEY')).toBe(true)
      const text = `${(error as Error).message} ${JSON.stringify(error)} ${(error as Error).stack}`
      expect(text).toContain(file)
      expect(text).toContain('recovery key')
      expect(text).not.toContain(wrong.toString('hex'))
    }
  })

  test('each kind of unreadable file has its own answer and is left as it was', async () => {
    const folder = makeTemporaryFolder()
    const plain = join(folder, 'plain.db')
    openDatabase({ file: plain, key: null, role: 'records' }).exec('CREATE TABLE a (b)').close()
    const text = join(folder, 'text.db')
    writeFileSync(text, 'this is a letter, not a database')
    const { db, file } = makeMigratedDatabase()
    db.close()
    const before = [plain, text, file].map((path) => readFileSync(path))
    const codes = [
      await codeOf(() => openDatabase({ file: plain, key: TEST_KEY, role: 'records' })),
      await codeOf(() => openDatabase({ file: text, key: TEST_KEY, role: 'records' })),
      await codeOf(() => openDatabase({ file, key: null, role: 'records' })),
      await codeOf(() => openDatabase({ file, key: randomBytes(32), role: 'records', isKeyProven: true })),
      await codeOf(() => openDatabase({ file, key: randomBytes(16), role: 'records' })),
      await codeOf(() => openDatabase({ file: join(folder, 'none', 'records.db'), key: TEST_KEY, role: 'records' })),
      await codeOf(() =>
        openDatabase({ file: join(folder, 'none.db'), key: TEST_KEY, role: 'records', readonly: true }),
      ),
    ]
    expect(codes).toEqual([
      'DATABASE_UNREADABLE',
      'DATABASE_UNREADABLE',
      'KEY_MISSING',
      'DATABASE_UNREADABLE',
      'WRONG_KEY',
      'DATABASE_UNREADABLE',
      'DATABASE_UNREADABLE',
    ])
    expect([plain, text, file].map((path) => readFileSync(path))).toEqual(before)
  })
})

describe('one act, one transaction', () => {
  test('an act that fails half way leaves nothing behind', () => {
    const { db } = makeMigratedDatabase()
    db.exec('CREATE TABLE steps (step INTEGER)')
    const act = (): void =>
      withTransaction(db, () => {
        db.exec('INSERT INTO steps VALUES (1)')
        throw new Error('stopped')
      })
    expect(act).toThrow('stopped')
    expect(db.prepare('SELECT count(*) FROM steps').pluck().get()).toBe(0)
  })

  test('an inner act that fails is undone alone when the outer act goes on', () => {
    const { db } = makeMigratedDatabase()
    db.exec('CREATE TABLE steps (step INTEGER)')
    const kept = withTransaction(db, () => {
      db.exec('INSERT INTO steps VALUES (1)')
      try {
        withTransaction(db, () => {
          db.exec('INSERT INTO steps VALUES (2)')
          throw new Error('inner')
        })
      } catch {
        db.exec('INSERT INTO steps VALUES (3)')
      }
      return 'done'
    })
    expect({ kept, steps: db.prepare('SELECT step FROM steps').pluck().all() }).toEqual({ kept: 'done', steps: [1, 3] })
  })

  test('an act that waits is refused, because another act could slip into it', () => {
    const { db } = makeMigratedDatabase()
    expect(() => withTransaction(db, async () => undefined)).toThrow(/promise/)
  })

  test('a full disk is told as a full disk, the act is undone and the file still works', async () => {
    const { db } = makeMigratedDatabase()
    db.exec('CREATE TABLE notes (text TEXT)')
    db.exec(`INSERT INTO notes VALUES ('before')`)
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 2}`)
    const fill = (): void =>
      withTransaction(db, () => {
        for (let row = 0; row < 100; row += 1) db.prepare('INSERT INTO notes VALUES (?)').run('x'.repeat(4000))
      })
    expect(await codeOf(fill)).toBe('DISK_FULL')
    expect(db.inTransaction).toBe(false)
    db.pragma('max_page_count = 1000000')
    withTransaction(db, () => db.exec(`INSERT INTO notes VALUES ('after')`))
    expect(db.prepare('SELECT text FROM notes').pluck().all()).toEqual(['before', 'after'])
  })

  test('a second writer is told that the file is in use', async () => {
    const { db, file } = makeMigratedDatabase()
    const other = openDatabase({ file, key: TEST_KEY, role: 'records', busyTimeoutMs: 1 })
    db.exec('BEGIN IMMEDIATE')
    const code = await codeOf(() => withTransaction(other, () => undefined))
    other.close()
    expect(code).toBe('STORAGE_BUSY')
  })

  test('a guard in the schema speaks with its own code and detail; other constraints stay as they are', () => {
    const { db } = makeMigratedDatabase()
    db.exec(`CREATE TABLE guarded (a TEXT UNIQUE);
      CREATE TRIGGER guard BEFORE INSERT ON guarded WHEN NEW.a = 'x' BEGIN SELECT RAISE(ABORT, 'BED_OCCUPIED:stays'); END;
      INSERT INTO guarded VALUES ('y')`)
    const failWith = (sql: string): unknown => {
      try {
        return withTransaction(db, () => db.exec(sql))
      } catch (error) {
        return error
      }
    }
    expect(failWith(`INSERT INTO guarded VALUES ('x')`)).toMatchObject({
      code: 'BED_OCCUPIED',
      data: { detail: 'stays' },
    })
    expect(failWith(`INSERT INTO guarded VALUES ('y')`)).toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' })
  })

  test('a wrapper that quotes bound values is taken off before an error travels on', () => {
    const { db } = makeMigratedDatabase()
    let inner: unknown
    try {
      db.exec('SELECT * FROM nowhere')
    } catch (error) {
      inner = error
    }
    const wrapper = new Error('Failed query: insert … params: 陈阿婆', { cause: inner })
    expect(mapStorageError(wrapper)).toBe(inner)
  })
})
