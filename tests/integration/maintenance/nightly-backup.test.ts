// The records are backed up each night without anybody thinking of it; a night that failed is told until there is a newer backup.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createBackup } from '#main/database/backup.ts'
import { lastTurnOf } from '#main/features/maintenance/nightly-backup.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { systemActor } from '#main/rpc/request-context.ts'
import { defaultNightlyBackup, type NightlyBackupSettings } from '#shared/features/facility/facility.model.ts'
import { TEST_KEY } from '../../support/database-fixture.ts'
import { createTestBackend } from '../../support/test-backend.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** 2026-11-20 22:00 in China. */
const EVENING = Date.UTC(2026, 10, 20, 14)

async function nightAt(settings: Partial<NightlyBackupSettings> = {}) {
  const clock = createManualClock(EVENING)
  const home = await createTestBackend({ clock, roles: ['director', 'administrator'] })
  const { facility, maintenance } = home.backend.features
  const set = (more: Partial<NightlyBackupSettings>) =>
    facility.service.updateSettings(
      { ...facility.service.settings(), nightlyBackup: { ...defaultNightlyBackup, ...more } },
      systemActor,
    )
  set(settings)
  maintenance.start()
  /** Signed in anew each time: the seat locks itself while hours pass. */
  const administrator = async () => (await home.signIn('administrator')).client
  const backups = join(home.dataFolder, 'backups')
  /** Time passes in quarters of an hour, as it does: nobody sleeps through the hour of the backup. */
  async function pass(durationMs: number): Promise<void> {
    for (let passed = 0; passed < durationMs; passed += HOUR / 4) {
      clock.advance(HOUR / 4)
      await maintenance.idle()
    }
  }
  const listed = async () =>
    (await (await administrator()).maintenance.backups()).map(({ kind, parts }) => [kind, parts])
  const acts = async () =>
    (await (await administrator()).audit.list({ action: 'maintenance.' })).map((row) => [row.action, row.reason])
  return { ...home, clock, set, maintenance, administrator, backups, pass, listed, acts }
}

describe('each night', () => {
  test('the records, and only they, are backed up at three, and the act stands in the audit log', async () => {
    const home = await nightAt()
    await home.pass(4 * HOUR + HOUR / 2)
    expect(await home.listed()).toEqual([])
    await home.pass(HOUR)
    expect(await home.listed()).toEqual([['nightly', ['records']]])
    expect(home.maintenance.lastBackupAt()).toBe(EVENING + 5 * HOUR)
    expect(await home.acts()).toEqual([['maintenance.nightly-backup', null]])
    await home.pass(22 * HOUR)
    expect(await home.listed()).toHaveLength(1)
    await home.maintenance.stop()
  })

  test('only as many nights as the house keeps stay; what a person made is never removed', async () => {
    const home = await nightAt({ keep: 2 })
    const recordsFile = join(home.dataFolder, 'records.db')
    const common = { recordsFile, key: TEST_KEY, toFolder: home.backups, clock: home.clock, appVersion: '0.1.0' }
    const byHand = await createBackup(common)
    await home.pass(4 * DAY)
    const kinds = (await home.listed()).map(([kind]) => kind)
    expect(kinds).toEqual(['nightly', 'nightly', 'manual'])
    expect(existsSync(byHand.folder)).toBe(true)
    expect(readdirSync(home.backups).filter((name) => name.endsWith('.partial'))).toEqual([])
    await home.maintenance.stop()
  }, 60_000)

  test('a house that switched it off, or is new this evening, has none', async () => {
    const home = await nightAt({ isEnabled: false })
    await home.pass(DAY)
    expect([await home.listed(), home.maintenance.nightlyFailure()]).toEqual([[], null])
    await home.maintenance.stop()
  })

  test('a console that was off at three makes it up when it is on again', async () => {
    const home = await nightAt()
    await home.maintenance.stop()
    home.clock.advance(12 * HOUR)
    home.maintenance.start()
    await home.pass(HOUR)
    expect(await home.listed()).toEqual([['nightly', ['records']]])
    await home.maintenance.stop()
  })

  test('a clock that stood in the year 2100 for a night does not end the backups for decades', async () => {
    const home = await nightAt()
    home.clock.setNow(Date.UTC(2100, 0, 1))
    await home.pass(HOUR)
    home.clock.setNow(EVENING + DAY)
    await home.pass(6 * HOUR)
    expect((await home.listed()).length).toBeGreaterThan(0)
    expect(home.maintenance.lastBackupAt()).toBeGreaterThan(EVENING)
    await home.maintenance.stop()
  })
})

describe('a night that failed', () => {
  test('is told as a duty and to the console check, tried again each hour, and over once a backup is whole', async () => {
    const home = await nightAt()
    const stick = join(home.dataFolder, '..', 'stick')
    home.set({ folder: stick })
    await home.pass(6 * HOUR)
    expect(home.maintenance.nightlyFailure()).toBe('BACKUP_FOLDER_MISSING')
    expect(existsSync(stick)).toBe(false)
    const told = (await (await home.administrator()).duties.list({})).duties.find(
      (duty) => duty.kind === 'nightly-backup-failed',
    )
    expect(told).toMatchObject({
      dueOn: '2026-11-21',
      owner: 'administrator',
      values: { failure: 'BACKUP_FOLDER_MISSING' },
    })
    expect((await home.acts()).filter(([act]) => act === 'maintenance.nightly-backup-failed').length).toBe(2)

    mkdirSync(stick)
    await home.pass(2 * HOUR)
    expect(readdirSync(stick)).toHaveLength(1)
    expect(await home.listed()).toEqual([['nightly', ['records']]])
    expect(home.maintenance.nightlyFailure()).toBeNull()
    rmSync(stick, { recursive: true })
    await home.maintenance.stop()
  })

  test('is still told after the console was started anew, and ends with a backup by hand', async () => {
    const home = await nightAt({ folder: '/nowhere/backup-stick' })
    await home.pass(6 * HOUR)
    await home.maintenance.stop()
    home.maintenance.start()
    expect(home.maintenance.nightlyFailure()).toBe('BACKUP_FOLDER_MISSING')
    // Readings alone bring nobody's record back.
    const make = async (parts: ('records' | 'telemetry')[]) => {
      home.clock.advance(1000)
      for await (const _step of await (await home.administrator()).maintenance.backup({ parts }));
    }
    await make(['telemetry'])
    expect(home.maintenance.nightlyFailure()).toBe('BACKUP_FOLDER_MISSING')
    await make(['records'])
    expect(home.maintenance.nightlyFailure()).toBeNull()
    expect(await home.listed()).toEqual([
      ['manual', ['records']],
      ['manual', ['telemetry']],
    ])
    await home.maintenance.stop()
  })
})

test('the hour is the clock of the house: three at night in China is seven in the evening before in UTC', () => {
  expect(lastTurnOf(3, Date.UTC(2026, 10, 20, 18, 59))).toBe(Date.UTC(2026, 10, 19, 19))
  expect(lastTurnOf(3, Date.UTC(2026, 10, 20, 19))).toBe(Date.UTC(2026, 10, 20, 19))
})
