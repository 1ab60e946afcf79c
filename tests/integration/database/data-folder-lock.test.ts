import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { lockDataFolder, readDataFolderOwner } from '#main/backend/data-folder-lock.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { codeOf, TEST_NOW } from '../../support/database-fixture.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const clock = createManualClock(TEST_NOW)
const LOCK_MODULE = join(import.meta.dirname, '../../../src-main/backend/data-folder-lock.ts')

async function holdInOtherProcess(folder: string, url: string): Promise<ChildProcess> {
  const code = `const { lockDataFolder } = await import(${JSON.stringify(LOCK_MODULE)})
    lockDataFolder({ folder: ${JSON.stringify(folder)}, clock: { now: () => 1 }, url: ${JSON.stringify(url)} })
    console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout!, 'data')
  return child
}

describe('one owner per data folder', () => {
  test('a second process is told who holds the folder and where to connect', async () => {
    const folder = makeTemporaryFolder()
    const owner = await holdInOtherProcess(folder, 'http://127.0.0.1:4321')
    try {
      lockDataFolder({ folder, clock })
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({
        code: 'DATA_FOLDER_LOCKED',
        data: { pid: owner.pid, url: 'http://127.0.0.1:4321' },
      })
    }
  })

  test('after the owner was killed the folder is free at once, whatever its note still says', async () => {
    const folder = makeTemporaryFolder()
    const owner = await holdInOtherProcess(folder, 'http://127.0.0.1:4321')
    owner.kill('SIGKILL')
    await once(owner, 'exit')
    expect(readDataFolderOwner(folder)).toMatchObject({ pid: owner.pid })
    const lock = lockDataFolder({ folder, clock })
    expect(readDataFolderOwner(folder)).toEqual({
      pid: process.pid,
      token: lock.owner.token,
      startedAt: TEST_NOW,
      url: null,
    })
    lock.release()
  })

  test('a note that names a living stranger does not keep the home out, nor does a torn one', () => {
    const folder = makeTemporaryFolder()
    for (const note of [JSON.stringify({ pid: process.ppid, token: 'x', startedAt: 1, url: null }), '{"pid":']) {
      writeFileSync(join(folder, 'owner.json'), note)
      lockDataFolder({ folder, clock }).release()
    }
    expect(readdirSync(folder)).toEqual(['owner.lock'])
  })

  test('the same process cannot open a folder twice, but may again after letting go, even twice', async () => {
    const folder = makeTemporaryFolder()
    const lock = lockDataFolder({ folder, clock })
    lock.setUrl('http://127.0.0.1:1')
    expect(await codeOf(() => lockDataFolder({ folder, clock }))).toBe('DATA_FOLDER_LOCKED')
    expect(readDataFolderOwner(folder)?.url).toBe('http://127.0.0.1:1')
    lock.release()
    const next = lockDataFolder({ folder, clock })
    lock.release()
    expect(readDataFolderOwner(folder)?.token).toBe(next.owner.token)
    next.release()
  })

  test('a path that is a file, not a folder, is told as such', async () => {
    const file = join(makeTemporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(await codeOf(() => lockDataFolder({ folder: file, clock }))).toBe('STORAGE_FAILED')
  })
})
