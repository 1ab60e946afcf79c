// The list every screen opens with, and the search box, over 10,000 residents.
import { createResidentsReadRepository } from '#main/features/residents/residents-read.repository.ts'
import { systemClock } from '#main/platform/clock.ts'
import { dayOf } from '#shared/contract/days.ts'
import { foundHome, openBackend, signIn, withFiles, withFolder } from '../support/bench-home.ts'
import { growHome } from '../support/grow-home.ts'
import { compareMs, type Figure, figure } from '../support/measure.ts'

const RESIDENTS = 10_000
const QUERIES = ['wang', 'cxy', 'lim', 'zhangx', 'hmei', 'chenda']

export function lists(): Promise<Figure[]> {
  return withFolder(async (folder) => {
    await foundHome(folder)
    const today = dayOf(systemClock.now())
    await withFiles(folder, ({ records }) => growHome(records, { beds: RESIDENTS, years: 1, today, seed: 11 }))
    const backend = await openBackend(folder)
    try {
      const { client } = await signIn(backend)
      return await withFiles(folder, async ({ records }) => {
        const sql = createResidentsReadRepository(records)
        const found = await client.residents.list({})
        if (found.rows.length !== RESIDENTS) throw new Error(`the list holds ${found.rows.length} of ${RESIDENTS}`)
        const list = await compareMs(7, {
          product: () => client.residents.list({}),
          raw: () => sql.list(today, 'in'),
        })
        const like = records.prepare(
          `SELECT id, name, sex, birth_on FROM residents
           WHERE replace(pinyin, ' ', '') LIKE :text OR initials LIKE :text LIMIT 12`,
        )
        const search = await compareMs(15, {
          async product() {
            for (const query of QUERIES) await client.residents.search({ query })
          },
          raw() {
            for (const query of QUERIES) like.all({ text: `${query}%` })
          },
        })
        return [
          figure('list of 10,000 residents, checked by zod', 'ms', list, 'the same SQL, prepared'),
          figure(`pinyin search over 10,000, ${QUERIES.length} queries`, 'ms', search, 'LIKE on the stored keys'),
        ]
      })
    } finally {
      await backend.dispose()
    }
  })
}
