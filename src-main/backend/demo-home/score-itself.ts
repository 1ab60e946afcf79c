// The self-scores of the demo home: one of last year, and this year's draft, half done.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { DemoLife } from './live-two-years.ts'

const LAST_YEARS_SHARE = 0.66
const THIS_YEARS_SHARE = 0.72

export async function scoreItself({ client, clock }: DemoLife, today: string): Promise<void> {
  const before = clock.now()
  const { blocks } = await client.selfScores.scale()
  const items = blocks.flatMap((block) => block.items)
  const scoresOf = (share: number, count: number) =>
    Object.fromEntries(items.slice(0, count).map(({ code, max }) => [code, Math.round(max * share)]))
  clock.setNow(startOfDay(addDays(today, -330)) + 36_000_000)
  const first = await client.selfScores.start()
  const scored = await client.selfScores.answer({
    ...{ id: first.id, version: first.version },
    changes: { scores: scoresOf(LAST_YEARS_SHARE, items.length) },
  })
  await client.selfScores.finish({ id: scored.id, version: scored.version })
  clock.setNow(before)
  const { id, version } = await client.selfScores.start()
  await client.selfScores.answer({ id, version, changes: { scores: scoresOf(THIS_YEARS_SHARE, 14) } })
}
