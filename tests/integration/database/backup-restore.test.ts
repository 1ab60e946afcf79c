import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appendAudit } from '#main/database/audit-log.ts'
import { type BackupProgress, type CreateBackupOptions, createBackup } from '#main/database/backup.ts'
import { checkBackup } from '#main/database/check-backup.ts'
import { lockDataFolder } from '#main/database/data-folder-lock.ts'
import { resolveKey } from '#main/database/key-store.ts'
import { openDatabase, withTransaction } from '#main/database/open-database.ts'
import { finishInterruptedRestore, restoreBackup } from '#main/database/restore.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { codeOf, makeMigratedDatabase, TEST_KEY, TEST_NOW } from '../../support/database-fixture.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

interface Home {
  folder: string
  backups: string
  options: CreateBackupOptions
  writeNote(text: string): void
  readNotes(): unknown
  close(): void
}

async function makeHome(): Promise<Home> {
  const place = makeTemporaryFolder()
  const folder = join(place, 'data')
  const clock = createManualClock(TEST_NOW)
  await resolveKey({ dataFolder: folder, clock, rawKey: TEST_KEY })
  const records = makeMigratedDatabase('records', undefined, folder)
  const telemetry = makeMigratedDatabase('telemetry', undefined, folder)
  records.db.exec('CREATE TABLE notes (text TEXT)')
  telemetry.db.exec(`INSERT INTO readings VALUES ('d1', 1, 'heart_rate', 70, NULL)`)
  const backups = join(place, 'usb')
  const writeNote = (text: string): void =>
    withTransaction(records.db, () => {
      records.db.prepare('INSERT INTO notes VALUES (?)').run(text)
      appendAudit(records.db, {
        at: clock.now(),
        actorId: null,
        actorRole: null,
        seat: null,
        action: 'notes.add',
        objectType: 'note',
        objectId: null,
      })
    })
  const options = {
    recordsFile: records.file,
    telemetryFile: telemetry.file,
    key: TEST_KEY,
    toFolder: backups,
    clock,
    appVersion: '0.1.0',
  }
  const close = (): void => [records.db, telemetry.db].forEach((db) => void db.close())
  const readNotes = (): unknown => readNotesOf(folder)
  return { folder, backups, options, writeNote, readNotes, close }
}

function readNotesOf(folder: string): unknown {
  const db = openDatabase({ file: join(folder, 'records.db'), key: TEST_KEY, role: 'records', readonly: true })
  try {
    return db.prepare('SELECT text FROM notes').pluck().all()
  } finally {
    db.close()
  }
}

describe('a backup', () => {
  test('is made while the home is open and says what it holds', async () => {
    const home = await makeHome()
    home.writeNote('first')
    const progress: BackupProgress[] = []
    const { folder, manifest } = await createBackup({ ...home.options, onProgress: (step) => progress.push(step) })
    home.writeNote('second')
    expect(manifest).toMatchObject({
      createdAt: TEST_NOW,
      appVersion: '0.1.0',
      isEncrypted: true,
      header: { source: 'given' },
      files: [
        {
          role: 'records',
          name: 'records.db',
          schemaVersion: '0001-audit-log.sql',
          tables: { audit_log: 1, migrations: 1, notes: 1 },
          auditHead: { seq: 1 },
        },
        {
          role: 'telemetry',
          name: 'telemetry.db',
          schemaVersion: '0001-readings.sql',
          tables: { device_latest: 0, migrations: 1, readings: 1 },
          auditHead: null,
        },
      ],
    })
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', 'records.db', 'telemetry.db'])
    expect(statSync(join(folder, 'records.db')).mode & 0o077).toBe(0)
    expect(readFileSync(join(folder, 'records.db')).includes(Buffer.from('first'))).toBe(false)
    expect(progress.map(({ step, role }) => `${step} ${role}`)).toEqual(['check records', 'check telemetry'])
  })

  test('reports how far it is each quarter of a second', async () => {
    const home = await makeHome()
    const clock = home.options.clock as ReturnType<typeof createManualClock>
    const progress: BackupProgress[] = []
    const running = createBackup({ ...home.options, onProgress: (step) => progress.push(step) })
    clock.advance(250)
    await running
    expect(progress[0]).toMatchObject({
      step: 'copy',
      role: 'records',
      totalBytes: statSync(home.options.recordsFile).size,
    })
    expect(clock.pendingTimers()).toBe(0)
  })

  test('that is cancelled, or has a wrong key or a bad target, leaves no folder that looks like one', async () => {
    const home = await makeHome()
    const cancel = new AbortController()
    const cancelled = createBackup({ ...home.options, signal: cancel.signal })
    cancel.abort()
    expect(await codeOf(() => cancelled)).toBe('CANCELLED')
    expect(await codeOf(() => createBackup({ ...home.options, signal: cancel.signal }))).toBe('CANCELLED')
    expect(await codeOf(() => createBackup({ ...home.options, key: randomBytes(32) }))).toBe('WRONG_KEY')
    expect(readdirSync(home.backups)).toEqual([])
    writeFileSync(join(home.backups, 'file'), '')
    expect(await codeOf(() => createBackup({ ...home.options, toFolder: join(home.backups, 'file') }))).toBe(
      'STORAGE_FAILED',
    )
  })

  test('of one part holds that part alone, and says so', async () => {
    const home = await makeHome()
    const { folder, manifest } = await createBackup({ ...home.options, parts: ['records'], origin: 'nightly' })
    expect(manifest).toMatchObject({ origin: 'nightly', files: [{ role: 'records' }] })
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', 'records.db'])
  })

  test('can be checked where it lies: a whole one holds, one with a page altered is told by its part', async () => {
    const home = await makeHome()
    const { folder: backup } = await createBackup(home.options)
    const outcome = async () =>
      (await checkBackup({ backup, key: TEST_KEY })).checks.map(({ name, isOk }) => [name, isOk])
    expect(await outcome()).toEqual([
      ['backup-records', true],
      ['backup-telemetry', true],
    ])
    const file = join(backup, 'telemetry.db')
    const bytes = readFileSync(file)
    bytes[bytes.length - 100]! ^= 1
    writeFileSync(file, bytes)
    expect(await outcome()).toEqual([
      ['backup-records', true],
      ['backup-telemetry', false],
    ])
    expect(readdirSync(backup).sort()).toEqual(['manifest.json', 'records.db', 'telemetry.db'])
  })

  test('never overwrites an earlier one', async () => {
    const home = await makeHome()
    await createBackup(home.options)
    expect(await codeOf(() => createBackup(home.options))).toBe('BACKUP_EXISTS')
  })
})

describe('restoring', () => {
  test('brings back the state of the backup and keeps what was there beside', async () => {
    const home = await makeHome()
    home.writeNote('first')
    const { folder: backup } = await createBackup(home.options)
    home.writeNote('second')
    home.close()
    const { replacedFolder } = await restoreBackup({
      backup,
      dataFolder: home.folder,
      key: TEST_KEY,
      clock: home.options.clock,
    })
    expect(home.readNotes()).toEqual(['first'])
    expect(readNotesOf(replacedFolder!)).toEqual(['first', 'second'])
    expect(readdirSync(home.folder).filter((name) => name.startsWith('restor'))).toEqual([])
    expect((await resolveKey({ dataFolder: home.folder, clock: home.options.clock, rawKey: TEST_KEY })).isNew).toBe(
      false,
    )
  })

  test('into an empty folder sets up the home there', async () => {
    const home = await makeHome()
    home.writeNote('first')
    const { folder: backup } = await createBackup(home.options)
    const dataFolder = join(makeTemporaryFolder(), 'new')
    const { replacedFolder } = await restoreBackup({ backup, dataFolder, key: TEST_KEY, clock: home.options.clock })
    expect({ replacedFolder, notes: readNotesOf(dataFolder) }).toEqual({ replacedFolder: null, notes: ['first'] })
  })

  const refusals: [string, string, (home: Home, backup: string) => Partial<Parameters<typeof restoreBackup>[0]>][] = [
    ['a wrong key', 'WRONG_KEY', () => ({ key: randomBytes(32) })],
    ['a folder that is no backup', 'BACKUP_NOT_FOUND', (home) => ({ backup: home.backups })],
    [
      'an altered file',
      'DATABASE_UNREADABLE',
      (_home, backup) => {
        const bytes = readFileSync(join(backup, 'records.db'))
        bytes[bytes.length - 100]! ^= 1
        writeFileSync(join(backup, 'records.db'), bytes)
        return {}
      },
    ],
    [
      'a file of another backup',
      'BACKUP_DAMAGED',
      (home, backup) => {
        const other = openDatabase({ file: home.options.recordsFile, key: TEST_KEY, role: 'records' })
        rmSync(join(backup, 'records.db'))
        other.prepare('VACUUM INTO ?').run(join(backup, 'records.db'))
        other.close()
        return {}
      },
    ],
    [
      'a missing file',
      'BACKUP_DAMAGED',
      (_home, backup) => {
        rmSync(join(backup, 'telemetry.db'))
        return {}
      },
    ],
    [
      'a torn manifest',
      'BACKUP_DAMAGED',
      (_home, backup) => {
        writeFileSync(join(backup, 'manifest.json'), '{')
        return {}
      },
    ],
    ['a cancelled restore', 'CANCELLED', () => ({ signal: AbortSignal.abort() })],
  ]
  test.each(refusals)('%s is refused and the home is as before', async (_name, code, spoil) => {
    const home = await makeHome()
    home.writeNote('first')
    const { folder: backup } = await createBackup(home.options)
    home.writeNote('second')
    home.close()
    const options = {
      backup,
      dataFolder: home.folder,
      key: TEST_KEY,
      clock: home.options.clock,
      ...spoil(home, backup),
    }
    expect(await codeOf(() => restoreBackup(options))).toBe(code)
    expect(home.readNotes()).toEqual(['first', 'second'])
    expect(readdirSync(home.folder).filter((name) => /^(?:restor|replaced)/.test(name))).toEqual([])
  })

  const readingsOf = (folder: string): unknown => {
    const file = join(folder, 'telemetry.db')
    const db = openDatabase({ file, key: TEST_KEY, role: 'telemetry', readonly: true })
    try {
      return db.prepare('SELECT value FROM readings ORDER BY at').pluck().all()
    } finally {
      db.close()
    }
  }

  test('of the records alone leaves the newer readings, and of the readings alone the newer records', async () => {
    const home = await makeHome()
    home.writeNote('first')
    const { folder: backup } = await createBackup(home.options)
    home.writeNote('second')
    const telemetry = openDatabase({ file: home.options.telemetryFile!, key: TEST_KEY, role: 'telemetry' })
    telemetry.exec(`INSERT INTO readings VALUES ('d1', 2, 'heart_rate', 71, NULL)`)
    telemetry.close()
    home.close()
    const options = { backup, dataFolder: home.folder, key: TEST_KEY, clock: home.options.clock }
    const header = readFileSync(join(home.folder, 'home.json'), 'utf8')
    const { replacedFolder } = await restoreBackup({ ...options, parts: ['records'] })
    expect([home.readNotes(), readingsOf(home.folder)]).toEqual([['first'], [70, 71]])
    expect(readdirSync(replacedFolder!)).toEqual(['records.db'])
    expect(readFileSync(join(home.folder, 'home.json'), 'utf8')).toBe(header)
    ;(home.options.clock as ReturnType<typeof createManualClock>).advance(1000)
    await restoreBackup({ ...options, parts: ['telemetry'] })
    expect([home.readNotes(), readingsOf(home.folder)]).toEqual([['first'], [70]])
  })

  test('one part is refused where it would make a home that cannot be opened', async () => {
    const home = await makeHome()
    const other = await makeHome()
    const whole = await createBackup(home.options)
    const part = await createBackup({ ...home.options, toFolder: join(home.backups, 'parts'), parts: ['telemetry'] })
    home.close()
    other.close()
    const into = (dataFolder: string, backup: string, parts: ('records' | 'telemetry')[]) =>
      codeOf(() => restoreBackup({ backup, dataFolder, key: TEST_KEY, clock: home.options.clock, parts }))
    const empty = join(makeTemporaryFolder(), 'new')
    expect(await into(other.folder, whole.folder, ['records'])).toBe('BACKUP_OF_OTHER_HOME')
    expect(await into(empty, whole.folder, ['telemetry'])).toBe('BACKUP_NEEDS_RECORDS')
    expect(await into(home.folder, part.folder, ['records'])).toBe('BACKUP_PART_MISSING')
    expect(readdirSync(empty).filter((name) => name.endsWith('.db'))).toEqual([])
    expect(readdirSync(other.folder).filter((name) => /^(?:restor|replaced)/.test(name))).toEqual([])
  })

  test('is refused while the home is open', async () => {
    const home = await makeHome()
    const { folder: backup } = await createBackup(home.options)
    const lock = lockDataFolder({ folder: home.folder, clock: home.options.clock })
    const code = await codeOf(() =>
      restoreBackup({ backup, dataFolder: home.folder, key: TEST_KEY, clock: home.options.clock }),
    )
    lock.release()
    expect(code).toBe('DATA_FOLDER_LOCKED')
  })

  test('that was cut off between two moves is finished at the next start, wherever it stopped', () => {
    const moves = [
      { from: 'records.db', to: 'replaced-1/records.db' },
      { from: 'records.db-wal', to: 'replaced-1/records.db-wal' },
      { from: 'restoring-1/records.db', to: 'records.db' },
    ]
    for (let done = 0; done <= moves.length; done += 1) {
      const folder = makeTemporaryFolder()
      const put = (name: string, text: string): void => writeFileSync(join(folder, name), text)
      for (const inner of ['replaced-1', 'restoring-1']) mkdirSync(join(folder, inner))
      put(done > 0 ? 'replaced-1/records.db' : 'records.db', 'old')
      put(done > 1 ? 'replaced-1/records.db-wal' : 'records.db-wal', 'old log')
      put(done > 2 ? 'records.db' : 'restoring-1/records.db', 'new')
      put('restore-in-progress.json', JSON.stringify({ moves, staged: 'restoring-1' }))
      expect(finishInterruptedRestore(folder)).toBe(true)
      expect(readdirSync(folder).sort()).toEqual(['records.db', 'replaced-1'])
      expect(readFileSync(join(folder, 'records.db'), 'utf8')).toBe('new')
      expect(readdirSync(join(folder, 'replaced-1')).sort()).toEqual(['records.db', 'records.db-wal'])
      expect(finishInterruptedRestore(folder)).toBe(false)
    }
  })

  test('never follows a note that points outside the data folder', () => {
    const folder = makeTemporaryFolder()
    writeFileSync(join(folder, 'a'), '')
    writeFileSync(
      join(folder, 'restore-in-progress.json'),
      JSON.stringify({ moves: [{ from: 'a', to: '../b' }], staged: 'restoring-1' }),
    )
    expect(() => finishInterruptedRestore(folder)).toThrow()
    expect(existsSync(join(folder, 'a'))).toBe(true)
  })
})
