// The month's two reports for a home of 500 beds with two years behind it.
import { systemClock } from '#main/platform/clock.ts'
import { addMonths, dayOf } from '#shared/contract/days.ts'
import type { Month } from '#shared/contract/primitives.ts'
import { foundHome, openBackend, withFiles, withFolder } from '../support/bench-home.ts'
import { growHome } from '../support/grow-home.ts'
import { compareMs, type Figure, figure } from '../support/measure.ts'

const TABLES = [
  ...['residents', 'contacts', 'admissions', 'stays', 'leaves', 'beds', 'bed_types', 'funding_categories'],
  ...['ability_levels', 'care_levels', 'agreements', 'incidents', 'staff'],
]

export function reports(): Promise<Figure[]> {
  return withFolder(async (folder) => {
    await foundHome(folder)
    const today = dayOf(systemClock.now())
    const plan = { beds: 500, years: 2, today, seed: 12, longestStayDays: 500 }
    await withFiles(folder, ({ records }) => growHome(records, plan))
    const month = addMonths(today, -1).slice(0, 7) as Month
    const backend = await openBackend(folder)
    try {
      return await withFiles(folder, async ({ records }) => {
        const reads = TABLES.map((table) => records.prepare(`SELECT * FROM ${table}`))
        const sides = await compareMs(9, {
          product() {
            backend.features.reports.computeReport('R02', month)
            backend.features.reports.computeReport('R04', month)
          },
          raw() {
            for (const read of reads) read.all()
          },
        })
        return [figure('R02 + R04, 500 beds, two years', 'ms', sides, 'SELECT of every base row')]
      })
    } finally {
      await backend.dispose()
    }
  })
}
