import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AuditEntry, appendAudit, listAudit, readAuditHead, verifyAuditChain } from '#main/database/audit-log.ts'
import { openDatabase, type SqliteDatabase, withTransaction } from '#main/database/open-database.ts'
import { runMigrations } from '#main/database/run-migrations.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { firstMigrations, makeMigratedDatabase, TEST_NOW } from '../../support/database-fixture.ts'

const ENTRY: AuditEntry = {
  at: TEST_NOW,
  actorId: 'user-1',
  actorRole: '护理主管',
  seat: 'station-2',
  action: 'residents.update',
  objectType: 'resident',
  objectId: 'resident-1',
  before: { phone: '13800000000', level: 1 },
  after: { level: 2, phone: '13900000000', contacts: [{ contactPhone: '059100000000' }] },
  reason: '家属来电更正',
}

function append(db: SqliteDatabase, ...entries: AuditEntry[]): void {
  withTransaction(db, () => {
    for (const entry of entries) appendAudit(db, entry)
  })
}

function openInMemory(): SqliteDatabase {
  const db = openDatabase({ file: ':memory:', key: null, role: 'records' })
  runMigrations({ db, migrations: firstMigrations('records'), clock: createManualClock(TEST_NOW), backupFolder: '' })
  return db
}

/** What somebody with the key and a SQL shell could do. */
function tamper(db: SqliteDatabase, sql: string): void {
  db.exec(
    'DROP TRIGGER audit_log_never_changes; DROP TRIGGER audit_log_never_shrinks; DROP TRIGGER audit_log_only_grows',
  )
  db.exec(sql)
}

describe('the audit log', () => {
  test('tells who changed what, from what to what and why, and which values a screen must mask', () => {
    const { db } = makeMigratedDatabase()
    append(db, ENTRY)
    const [row] = listAudit(db, { objectType: 'resident', objectId: 'resident-1', limit: 10 })
    expect(row).toEqual({
      ...ENTRY,
      seq: 1,
      prevHash: '0'.repeat(64),
      hash: readAuditHead(db).hash,
      sensitivePaths: ['before.phone', 'after.contacts.0.contactPhone', 'after.phone'],
    })
  })

  test('an act that is undone leaves no audit row, and the chain goes on without a gap', () => {
    const { db } = makeMigratedDatabase()
    append(db, ENTRY)
    const undone = (): void =>
      withTransaction(db, () => {
        appendAudit(db, ENTRY)
        throw new Error('stopped')
      })
    expect(undone).toThrow('stopped')
    append(db, ENTRY)
    expect(verifyAuditChain(db)).toEqual({ ok: true, rows: 2, head: readAuditHead(db) })
  })

  test('a row outside the transaction of its change is refused', () => {
    const { db } = makeMigratedDatabase()
    expect(() => appendAudit(db, ENTRY)).toThrow(/inside the transaction/)
  })

  test('a page of rows is listed newest first and continues where it ended', () => {
    const { db } = makeMigratedDatabase()
    append(db, ENTRY, { ...ENTRY, actorId: 'user-2' }, ENTRY, ENTRY)
    const first = listAudit(db, { actorId: 'user-1', limit: 2 }).map((row) => row.seq)
    const second = listAudit(db, { actorId: 'user-1', beforeSeq: 3, limit: 2 }).map((row) => row.seq)
    expect({ first, second }).toEqual({ first: [4, 3], second: [1] })
  })

  const tamperings: [string, string, object][] = [
    ['a changed reason', `UPDATE audit_log SET reason = 'other' WHERE seq = 2`, { brokenSeq: 2, reason: 'changed' }],
    ['a changed time', 'UPDATE audit_log SET at = at + 1 WHERE seq = 3', { brokenSeq: 3, reason: 'changed' }],
    ['a changed value', `UPDATE audit_log SET after_json = '{}' WHERE seq = 1`, { brokenSeq: 1, reason: 'changed' }],
    ['a removed row', 'DELETE FROM audit_log WHERE seq = 2', { brokenSeq: 2, reason: 'missing' }],
    ['a removed first row', 'DELETE FROM audit_log WHERE seq = 1', { brokenSeq: 1, reason: 'missing' }],
    [
      'a forged hash',
      `UPDATE audit_log SET hash = '${'a'.repeat(64)}' WHERE seq = 2`,
      { brokenSeq: 2, reason: 'changed' },
    ],
    [
      'a removed and renumbered row',
      'DELETE FROM audit_log WHERE seq = 2; UPDATE audit_log SET seq = 2 WHERE seq = 3; UPDATE audit_log SET seq = 3 WHERE seq = 4',
      { brokenSeq: 2, reason: 'unchained' },
    ],
  ]
  test.each(tamperings)('%s is found at its row', (_name, sql, finding) => {
    const db = openInMemory()
    append(db, ENTRY, ENTRY, ENTRY, ENTRY)
    tamper(db, sql)
    expect(verifyAuditChain(db)).toMatchObject({ ok: false, ...finding })
  })

  test('a cut-off end is found with the head noted in a backup, and only with it', () => {
    const db = openInMemory()
    append(db, ENTRY, ENTRY, ENTRY)
    const anchor = readAuditHead(db)
    tamper(db, 'DELETE FROM audit_log WHERE seq = 3')
    expect(verifyAuditChain(db)).toMatchObject({ ok: true, rows: 2 })
    expect(verifyAuditChain(db, anchor)).toEqual({ ok: false, rows: 2, brokenSeq: 3, reason: 'cut-off' })
  })

  test('whatever is recorded, the chain is whole; whichever row is altered, that row is named', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 })
    const entries = fc.array(
      fc.record({
        at: fc.integer(),
        actorId: fc.option(fc.oneof(text, fc.constant('\ud800lone'))),
        action: fc.string({ minLength: 1 }),
        objectId: fc.option(text),
        before: fc.jsonValue(),
        after: fc.jsonValue(),
        reason: fc.option(text),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(entries, fc.nat(), (list, choice) => {
        const db = openInMemory()
        for (const entry of list) append(db, { ...ENTRY, ...entry })
        const whole = verifyAuditChain(db)
        const seq = (choice % list.length) + 1
        tamper(db, `UPDATE audit_log SET object_type = object_type || '!' WHERE seq = ${seq}`)
        const altered = verifyAuditChain(db)
        db.close()
        expect(whole).toMatchObject({ ok: true, rows: list.length })
        expect(altered).toMatchObject({ ok: false, brokenSeq: seq, reason: 'changed' })
      }),
      { numRuns: 60 },
    )
  })
})
