// How every figure of the bench is taken: product and raw engine in turns in the same run, the median of both, and their ratio.
// No case asserts a time: a slow machine slows both sides.

/** `product` and `raw` share one unit; `ratio` is product / raw. For times lower is better, for rates and shares higher. */
export type Figure = { name: string; unit: string; product: number; raw: number; ratio: number; rawIs: string }

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) throw new Error('a median needs at least one value')
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

/** The value that `share` (0 to 1) of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (found === undefined) throw new Error('a percentile needs at least one value')
  return found
}

export function figure(name: string, unit: string, sides: { product: number; raw: number }, rawIs: string): Figure {
  return { name, unit, ...sides, ratio: sides.product / sides.raw, rawIs }
}

export async function timeMs(act: () => unknown): Promise<number> {
  const startedAt = performance.now()
  await act()
  return performance.now() - startedAt
}

/** Milliseconds of both sides, by turns; the first round only warms up. */
export async function compareMs(
  rounds: number,
  sides: { product: () => unknown; raw: () => unknown },
): Promise<{ product: number; raw: number }> {
  const taken = { product: [] as number[], raw: [] as number[] }
  for (let round = 0; round <= rounds; round += 1) {
    const raw = await timeMs(sides.raw)
    const product = await timeMs(sides.product)
    if (round === 0) continue
    taken.raw.push(raw)
    taken.product.push(product)
  }
  return { product: median(taken.product), raw: median(taken.raw) }
}
