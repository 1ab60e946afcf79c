import { describe, expect, test } from 'vitest'
import { createDeferredSync } from '#main/database/deferred-sync.ts'
import { openDatabase, withTransaction } from '#main/database/open-database.ts'
import { makeMigratedDatabase, TEST_KEY } from '../../support/database-fixture.ts'

function open() {
  const { db, file } = makeMigratedDatabase('records')
  db.exec('CREATE TABLE notes (text TEXT)')
  const synced: unknown[] = []
  const level = () => db.pragma('synchronous', { simple: true })
  const deferred = createDeferredSync(
    db,
    () => void synced.push(db.prepare('SELECT count(*) FROM notes').pluck().get()),
  )
  const write = (text: string) => deferred.run(() => db.prepare('INSERT INTO notes VALUES (?)').run(text))
  return { db, file, deferred, synced, level, write }
}

describe('many transactions, one wait for the disk', () => {
  test('every row is there for everybody at once, and all of them go to disk together', () => {
    const { file, deferred, synced, write, level } = open()
    for (const text of ['a', 'b', 'c']) write(text)
    const other = openDatabase({ file, key: TEST_KEY, role: 'records', readonly: true })
    expect(other.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(3)
    other.close()
    expect([synced, level()]).toEqual([[], 2])
    deferred.sync()
    deferred.sync()
    expect(synced).toEqual([3])
  })

  test('an act that fails leaves nothing, owes nothing, and the next care act waits for the disk again', () => {
    const { db, deferred, synced, level } = open()
    let inside: unknown
    const fail = () =>
      deferred.run(() => {
        inside = db.prepare('INSERT INTO notes VALUES (?)').run('half').changes
        throw new Error('refused')
      })
    expect(fail).toThrow('refused')
    deferred.sync()
    expect([inside, synced, level()]).toEqual([1, [], 2])
    expect(db.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(0)
  })

  test('inside a care act the care act decides', () => {
    const { db, deferred, synced, write } = open()
    withTransaction(db, () => write('part of an act'))
    deferred.sync()
    expect(synced).toEqual([])
  })

  test('a disk that fails is told, and owed still', () => {
    const { db, file } = open()
    let isBroken = true
    const synced: string[] = []
    const deferred = createDeferredSync(db, () => {
      if (isBroken) throw new Error('input/output error')
      synced.push(file)
    })
    deferred.run(() => db.prepare('INSERT INTO notes VALUES (?)').run('a'))
    expect(() => deferred.sync()).toThrow('input/output error')
    isBroken = false
    deferred.sync()
    expect(synced).toEqual([file])
  })

  test('the real log of the file can be put on disk', () => {
    const { db } = open()
    const deferred = createDeferredSync(db)
    deferred.run(() => db.prepare('INSERT INTO notes VALUES (?)').run('a'))
    expect(() => deferred.sync()).not.toThrow()
  })
})
