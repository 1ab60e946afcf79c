// The desktop app runs a bundle, not the source tree: threads, migrations, rule files and the SQLite binding must be found from there.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import type { WorkProgress } from '#shared/features/maintenance/maintenance.contract.ts'
import { TEST_KEY } from '../../support/database-fixture.ts'
import { isBundleBuilt, startDesktopBundle } from '../../support/desktop-bundle.ts'
import { FACILITY } from '../../support/report-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const root = resolve(import.meta.dirname, '../../..')
const roster = readFileSync(join(root, 'tests/fixtures/roster/resident-roster.xlsx'))
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The month before the present one in Asia/Shanghai. */
function lastMonth(): string {
  const [year = 0, month = 0] = new Date(Date.now() + 8 * 3_600_000).toISOString().split('-').map(Number)
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7)
}

async function lastOf(work: AsyncIterable<WorkProgress>): Promise<WorkProgress | undefined> {
  let last: WorkProgress | undefined
  for await (const step of work) last = step
  return last
}

it.skipIf(!isBundleBuilt)(
  'the built desktop backend sets a home up, reads a roster, files a report, backs up and verifies (needs npm run build)',
  async () => {
    const { client, news, stop } = await startDesktopBundle(makeTemporaryFolder(), TEST_KEY)
    expect(news.seen.map(({ kind }) => kind)).toEqual(['ready'])
    const manager = { loginName: 'yuanzhang', displayName: '院长', password: 'a long enough pass' }
    const session = await client.accounts.setUp({ facility: FACILITY, manager })
    expect(session.state).toBe('signed-in')
    await news.until((all) => all.some(({ kind }) => kind === 'seat'))

    const file = new File([roster], 'resident-roster.xlsx', { type: spreadsheet })
    const draft = await client.roster.read({ file })
    expect(draft.reading.rows.length).toBeGreaterThan(20)

    const frozen = await client.reports.freeze({ code: 'R04', period: lastMonth() })
    const exported = await client.reports.exportMasked({ runId: frozen.id })
    // Every .xlsx is a ZIP.
    expect(new Uint8Array(await exported.file.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))

    expect(await lastOf(await client.maintenance.backup())).toMatchObject({ kind: 'done', backup: { kind: 'manual' } })
    const verified = await lastOf(await client.maintenance.verify())
    expect(verified?.kind === 'done' && verified.checks.filter(({ isOk }) => !isOk)).toEqual([])
    await stop()
  },
  60_000,
)

it.skipIf(!isBundleBuilt)('every file the desktop app opens by name is in the build (needs npm run build)', () => {
  const needed = [
    'out/main/electron-main.js',
    'out/main/backup-worker.js',
    'out/main/roster-worker.js',
    'out/main/export-worker.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'resources/icons/tray.png',
  ]
  expect(needed.filter((file) => !existsSync(join(root, file)))).toEqual([])
})
