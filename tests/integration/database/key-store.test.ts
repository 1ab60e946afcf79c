import { randomBytes } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readHomeHeader } from '#main/database/home-header.ts'
import {
  formatRecoveryKey,
  parseRecoveryKey,
  type ResolveKeyOptions,
  resolveBackupKey,
  resolveKey,
} from '#main/database/key-store.ts'
import { openDatabase } from '#main/database/open-database.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { codeOf, TEST_NOW } from '../../support/database-fixture.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const clock = createManualClock(TEST_NOW)
const PASSPHRASE = '福州市鼓楼区养老院二〇二六年'

function makePlaces(): ResolveKeyOptions & { keyFolder: string } {
  const folder = makeTemporaryFolder()
  return { dataFolder: join(folder, 'data'), keyFolder: join(folder, 'keys'), clock }
}

function writeRecords(dataFolder: string, key: Uint8Array): void {
  openDatabase({ file: join(dataFolder, 'records.db'), key, role: 'records' })
    .exec('CREATE TABLE a (b)')
    .close()
}

describe('a home with a key file', () => {
  test('gets one on first use, outside its data, for its owner only, and finds it again', async () => {
    const places = makePlaces()
    const first = await resolveKey(places)
    const again = await resolveKey(places)
    expect(first).toMatchObject({
      source: 'key-file',
      isNew: true,
      keyFile: join(places.keyFolder, `${first.folderId}.key`),
    })
    expect(again).toEqual({ ...first, isNew: false })
    expect(statSync(first.keyFile!).mode & 0o777).toBe(0o600)
    const hex = Buffer.from(first.key).toString('hex')
    for (const name of readdirSync(places.dataFolder)) {
      expect(readFileSync(join(places.dataFolder, name), 'utf8')).not.toContain(hex)
    }
  })

  test('keeps its key when the data folder is moved', async () => {
    const places = makePlaces()
    const { key } = await resolveKey(places)
    const moved = `${places.dataFolder}-moved`
    renameSync(places.dataFolder, moved)
    expect((await resolveKey({ ...places, dataFolder: moved })).key).toEqual(key)
  })

  test('refuses a key file that other users can read, and says how to mend it', async () => {
    const places = makePlaces()
    const { keyFile } = await resolveKey(places)
    chmodSync(keyFile!, 0o640)
    await expect(resolveKey(places)).rejects.toMatchObject({
      code: 'KEY_FILE_EXPOSED',
      message: expect.stringContaining('chmod 600'),
    })
  })

  test('refuses to put the key into the data folder', async () => {
    const places = makePlaces()
    expect(await codeOf(() => resolveKey({ ...places, keyFile: join(places.dataFolder, 'a.key') }))).toBe(
      'KEY_FILE_MISPLACED',
    )
  })

  test('whose key file is gone is told so and no new key is made; the printed recovery key still opens it', async () => {
    const places = makePlaces()
    const { key, keyFile } = await resolveKey(places)
    writeRecords(places.dataFolder, key)
    const printed = formatRecoveryKey(key)
    rmSync(keyFile!)
    expect(await codeOf(() => resolveKey(places))).toBe('KEY_MISSING')
    expect(readdirSync(places.keyFolder)).toEqual([])
    expect((await resolveKey({ ...places, rawKey: parseRecoveryKey(printed) })).key).toEqual(key)
  })

  test('whose key file was swapped or damaged is told which', async () => {
    const places = makePlaces()
    const { keyFile } = await resolveKey(places)
    writeFileSync(keyFile!, `${randomBytes(32).toString('hex')}\n`)
    expect(await codeOf(() => resolveKey(places))).toBe('WRONG_KEY')
    writeFileSync(keyFile!, 'not a key')
    expect(await codeOf(() => resolveKey(places))).toBe('KEY_FILE_UNREADABLE')
  })
})

describe('a home with a passphrase', () => {
  test('opens with it however it was typed, and with nothing else', async () => {
    const places = makePlaces()
    const first = await resolveKey({ ...places, passphrase: `${PASSPHRASE}ABC` })
    const fullWidth = await resolveKey({ ...places, passphrase: `${PASSPHRASE}ＡＢＣ` })
    expect(fullWidth).toEqual({ ...first, isNew: false })
    expect(first).toMatchObject({ source: 'passphrase', keyFile: null, isNew: true })
    expect(await codeOf(() => resolveKey({ ...places, passphrase: PASSPHRASE }))).toBe('WRONG_KEY')
    expect(await codeOf(() => resolveKey(places))).toBe('KEY_MISSING')
    expect((await resolveKey({ ...places, rawKey: first.key })).key).toEqual(first.key)
  })

  test('is not set up with a short one', async () => {
    const places = makePlaces()
    expect(await codeOf(() => resolveKey({ ...places, passphrase: '123456' }))).toBe('PASSPHRASE_TOO_SHORT')
  })
})

test('a backup opens on a new machine with the passphrase of its home, by the header it carries', async () => {
  const places = makePlaces()
  const { key } = await resolveKey({ ...places, passphrase: PASSPHRASE })
  const header = readHomeHeader(join(places.dataFolder, 'home.json'))!
  const elsewhere = { ...makePlaces(), header }
  expect((await resolveBackupKey({ ...elsewhere, passphrase: PASSPHRASE })).key).toEqual(key)
  expect(await codeOf(() => resolveBackupKey({ ...elsewhere, passphrase: `${PASSPHRASE}?` }))).toBe('WRONG_KEY')
  expect(await codeOf(() => resolveBackupKey(elsewhere))).toBe('KEY_MISSING')
})

describe('a home whose home.json is lost or damaged', () => {
  test('never gets a new key; the recovery key rebuilds the header, a wrong one does not', async () => {
    const places = makePlaces()
    const { key } = await resolveKey(places)
    writeRecords(places.dataFolder, key)
    const header = join(places.dataFolder, 'home.json')
    rmSync(header)
    expect(await codeOf(() => resolveKey(places))).toBe('KEY_MISSING')
    expect(await codeOf(() => resolveKey({ ...places, rawKey: randomBytes(32) }))).toBe('WRONG_KEY')
    expect(readdirSync(places.dataFolder)).not.toContain('home.json')
    expect(await resolveKey({ ...places, rawKey: key })).toMatchObject({ isNew: false, source: 'given' })
    writeFileSync(header, '{"format":1')
    expect(await codeOf(() => resolveKey(places))).toBe('HOME_HEADER_UNREADABLE')
    expect(await resolveKey({ ...places, rawKey: key })).toMatchObject({ isNew: false })
  })
})
