// The binder of a large home: 500 beds, a whole year of people, rounds, handovers and duty tables behind it.
import { systemClock } from '#main/platform/clock.ts'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { BinderProgress } from '#shared/features/binder/binder.model.ts'
import { foundHome, openBackend, signIn, withFiles, withFolder } from '../support/bench-home.ts'
import { growHome } from '../support/grow-home.ts'
import { compareMs, type Figure, figure } from '../support/measure.ts'

const BEDS = 500
const DAYS = 365
const HOUR_MS = 3_600_000
const ROUND_HOURS = [22, 24, 26, 28]
const SHIFTS = [
  ['day', 7.5],
  ['swing', 15.5],
  ['night', 23.5],
] as const

export function binder(): Promise<Figure[]> {
  return withFolder(async (folder) => {
    await foundHome(folder)
    const today = dayOf(systemClock.now())
    const from = addDays(today, 1 - DAYS)
    await withFiles(folder, ({ records }) => {
      const { beds } = growHome(records, { beds: BEDS, years: 2, today, seed: 5, longestStayDays: 500 })
      const visit = records.prepare(
        `INSERT INTO round_visits (id, bed_id, presence, at, round_at, source, is_late, recorded_at)
         VALUES (?, ?, 'empty', ?, ?, 'scan', 0, ?)`,
      )
      const user = records.prepare('SELECT id FROM users LIMIT 1').pluck().get()
      const handover = records.prepare(
        `INSERT INTO handovers (id, shift, shift_started_at, shift_ends_at, content_json, content_hash, signed_at, signed_by)
         VALUES (?, ?, ?, ?, '{}', 'x', ?, ?)`,
      )
      const cell = records.prepare(
        `INSERT INTO duty_cells (id, day, post, shift, people_json, recorded_at)
         VALUES (?, ?, ?, ?, '[{"staffId":null,"name":"甲"}]', 1)`,
      )
      for (let day = from; day < today; day = addDays(day, 1)) {
        records.transaction(() => {
          const start = startOfDay(day)
          for (const hours of ROUND_HOURS) {
            const at = start + hours * HOUR_MS
            for (const [index, bed] of beds.entries()) visit.run(`v-${at}-${index}`, bed, at + index * 1000, at, at)
          }
          for (const [shift, hours] of SHIFTS) {
            const at = start + hours * HOUR_MS
            handover.run(`h-${at}`, shift, at, at + 8 * HOUR_MS, at + 8 * HOUR_MS, user)
            cell.run(`c-${at}`, day, 'care', shift)
          }
          cell.run(`l-${day}`, day, 'leader', null)
        })()
      }
    })
    const backend = await openBackend(folder)
    try {
      const { client } = await signIn(backend)
      let last: BinderProgress | undefined
      return await withFiles(folder, async ({ records }) => {
        const tables = ['admissions', 'agreements', 'ability_levels', 'handovers', 'duty_cells', 'round_visits']
        const rows = tables.map((table) => records.prepare(`SELECT count(*), max(rowid) FROM ${table} NOT INDEXED`))
        const taken = await compareMs(3, {
          product: async () => {
            for await (const step of await client.binder.build({ from, until: today })) last = step
          },
          raw: () => rows.map((each) => each.get()),
        })
        const gaps = last?.kind === 'done' ? last.binder.topics.reduce((sum, { gaps: own }) => sum + own.length, 0) : 0
        return [figure(`binder of a year, ${BEDS} beds, ${gaps} gaps`, 'ms', taken, 'a scan of every table behind it')]
      })
    } finally {
      await backend.dispose()
    }
  })
}
