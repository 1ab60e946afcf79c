// A list far longer than any home's, to a file, with its peak memory; each run in a process of its own.
import { join } from 'node:path'
import { withFolder } from '../support/bench-home.ts'
import { runChild } from '../support/child.ts'
import { type Figure, figure, median } from '../support/measure.ts'

const ROUNDS = 3
const script = new URL('../support/export-process.ts', import.meta.url)
type Answer = { ms: number; peakMb: number }

export function exportList(): Promise<Figure[]> {
  return withFolder(async (folder) => {
    const taken: Record<'product' | 'raw', Answer[]> = { product: [], raw: [] }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const side of ['raw', 'product'] as const) {
        taken[side].push(await runChild<Answer>(script, [side, join(folder, `${side}-${round}.xlsx`)]))
      }
    }
    const both = (pick: (answer: Answer) => number) => ({
      product: median(taken.product.map(pick)),
      raw: median(taken.raw.map(pick)),
    })
    return [
      figure(
        'export of 50,000 rows × 20',
        'ms',
        both(({ ms }) => ms),
        'writeXlsxStream alone',
      ),
      figure(
        'peak memory of that export',
        'MB',
        both(({ peakMb }) => peakMb),
        'writeXlsxStream alone',
      ),
    ]
  })
}
