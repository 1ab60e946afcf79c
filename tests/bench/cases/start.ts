// Start of the backend on an empty home and on one of ten years, and what looking after the old one costs.
import { systemClock } from '#main/platform/clock.ts'
import { dayOf } from '#shared/contract/days.ts'
import { foundHome, openBackend, withFiles, withFolder } from '../support/bench-home.ts'
import { runChild } from '../support/child.ts'
import { growDevices } from '../support/grow-devices.ts'
import { growHome } from '../support/grow-home.ts'
import { compareMs, type Figure, figure, median } from '../support/measure.ts'

const ROUNDS = 5
const script = new URL('../support/start-process.ts', import.meta.url)
type Answer = { ms: number; loadMs: number }

async function measureStart(folder: string, of: string): Promise<Figure[]> {
  const taken: Record<'product' | 'raw', number[]> = { product: [], raw: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of ['raw', 'product'] as const) {
      taken[side].push((await runChild<Answer>(script, [side, folder])).ms)
    }
  }
  const sides = { product: median(taken.product), raw: median(taken.raw) }
  return [figure(`backend start, ${of}`, 'ms', sides, 'both files opened, keyed, counted')]
}

export function start(): Promise<Figure[]> {
  return withFolder(async (folder) => {
    await foundHome(folder)
    const empty = await measureStart(folder, 'empty home')
    const today = dayOf(systemClock.now())
    const old = { beds: 150, years: 10, today, seed: 13, longestStayDays: 900 }
    await withFiles(folder, (files) => {
      const { beds } = growHome(files.records, old)
      growDevices(files, { beds, today, years: old.years, alarms: 20_000, readings: 1_000_000 })
    })
    const grown = await measureStart(folder, 'ten-year home')
    return [...empty, ...grown, ...(await measureCare(folder))]
  })
}

/** `yian verify` of the old home against SQLite's own check of both files. */
async function measureCare(folder: string): Promise<Figure[]> {
  const backend = await openBackend(folder)
  try {
    return await withFiles(folder, async ({ records, telemetry }) => {
      const sides = await compareMs(1, {
        product() {
          const failed = backend.features.verify().filter(({ isOk }) => !isOk)
          if (failed.length > 0) throw new Error(`the grown home is not sound: ${failed[0]?.name} ${failed[0]?.detail}`)
        },
        raw() {
          for (const db of [records, telemetry]) db.pragma('integrity_check')
        },
      })
      return [figure('verify of the ten-year home', 'ms', sides, "SQLite's integrity_check")]
    })
  } finally {
    await backend.dispose()
  }
}
