// The console may be what fails: the sheet of the last hour must lie in the data folder as a page that any computer can print.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Day } from '#shared/contract/primitives.ts'
import { areCopiesFresh } from '#shared/features/roll-call/roll-call.model.ts'
import { createTestBackend } from '../../support/test-backend.ts'
import { admission } from '../../support/test-records.ts'

const HOUR_MS = 3_600_000

/** `2026-11-20-18` of an instant, eight hours ahead of UTC. */
const chinaHour = (at: number): string => new Date(at + 8 * HOUR_MS).toISOString().slice(0, 13).replace('T', '-')

async function houseWithOnePerson() {
  const home = await createTestBackend({ roles: ['director', 'caregiver', 'administrator'] })
  const { client } = await home.signIn('director')
  await client.beds.addRooms({
    ...{ building: '主楼', floor: '2层', rooms: [{ name: '201', beds: ['1'] }] },
    ...{ careType: 'nursing', stayMode: 'full-time', openedOn: '2025-01-01' },
  })
  const [bed] = (await client.beds.map({})).beds
  await client.residents.admit(admission(bed!.id, '2026-01-05', { name: '林阿甲', birthOn: '1940-05-06' as Day }))
  const { rollCall } = home.backend.features
  const folder = join(home.dataFolder, 'exports', 'roll-call')
  onTestFinished(rollCall.stop)
  const passHours = (count: number): void => {
    for (let minute = 0; minute < count * 60; minute += 1) home.clock.advance(60_000)
  }
  const copies = async () => (await home.signIn('caregiver')).client.rollCall.copies()
  return { home, rollCall, folder, passHours, copies, names: () => readdirSync(folder).sort() }
}

test('a sheet that needs no console is written at once and every hour, for its owner only, and goes after two days', async () => {
  const { home, rollCall, folder, passHours, copies, names } = await houseWithOnePerson()
  expect(await copies()).toEqual({ folder, newest: null, newestAt: null })
  rollCall.start()
  const [first] = names()
  // Named by the clock on the wall of the house.
  expect(first).toBe(`roll-call-${chinaHour(home.clock.now())}.html`)
  const page = readFileSync(join(folder, first!), 'utf8')
  expect(page).toContain('林阿甲')
  expect(page).not.toMatch(/<script|https?:/)
  expect(statSync(join(folder, first!)).mode & 0o077).toBe(0)
  passHours(3)
  expect(names()).toHaveLength(4)
  expect((await copies()).newest).toBe(names().at(-1))
  passHours(60)
  expect(names()).toHaveLength(49)
  expect(names()).not.toContain(first)
})

test('the page says how old the newest is, so that nobody trusts a sheet of yesterday', async () => {
  const { home, rollCall, folder, passHours, copies } = await houseWithOnePerson()
  rollCall.start()
  expect(areCopiesFresh(await copies(), home.clock.now())).toBe(true)
  rmSync(folder, { recursive: true })
  // A file where the folder should be: as on a disk that cannot be written, the console goes on.
  writeFileSync(folder, '')
  passHours(3)
  expect(areCopiesFresh(await copies(), home.clock.now())).toBe(false)
  expect(home.log.some((line) => line.includes('hourly copy'))).toBe(true)
  rmSync(folder)
  passHours(1)
  expect(areCopiesFresh(await copies(), home.clock.now())).toBe(true)
})

test('a copy dated by a clock that stood in the future is not taken for the newest', async () => {
  const { home, rollCall, folder, copies } = await houseWithOnePerson()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'roll-call-2100-01-01-00.html'), 'old')
  rollCall.start()
  const { newestAt } = await copies()
  expect(newestAt).toBe(home.clock.now() - (home.clock.now() % HOUR_MS))
})

test('who may not read the sheet is not told where it lies', async () => {
  const { home } = await houseWithOnePerson()
  const { client } = await home.signIn('administrator')
  await expect(client.rollCall.copies()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})
