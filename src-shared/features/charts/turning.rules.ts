// Time between turns. Pure and in instants, so that a midnight or a change of shift cuts no interval. Before the first known turn nothing is
// known: no gap is claimed there.

export type TurningGap = {
  /** The turn before, and the next one or the moment asked about; epoch ms. */
  from: number
  to: number
  minutes: number
  /** Longer than the interval. */
  isLong: boolean
  /** Nobody has turned the person since `from`. */
  isOpen: boolean
}

const MINUTE_MS = 60_000

/** The intervals between turns, in order of time; the last one is open until `now`. `turns` in any order, epoch ms. */
export function turningGaps(turns: readonly number[], now: number, everyMinutes: number): TurningGap[] {
  const sorted = [...new Set(turns)].filter((at) => at <= now).sort((left, right) => left - right)
  return sorted.map((from, index) => {
    const next = sorted[index + 1]
    const to = next ?? now
    const minutes = Math.floor((to - from) / MINUTE_MS)
    return { from, to, minutes, isLong: to - from > everyMinutes * MINUTE_MS, isOpen: next === undefined }
  })
}

/**
 * Minutes since the oldest planned time that no turn has answered, when more than `overdueMinutes` have passed; null = nothing is overdue.
 * A turn answers every planned time up to `earlyMinutes` after it.
 */
export function turningOverdueMinutes(
  planned: readonly number[],
  turns: readonly number[],
  at: { now: number; overdueMinutes: number; earlyMinutes: number },
): number | null {
  const lastTurn = Math.max(Number.NEGATIVE_INFINITY, ...turns.filter((turn) => turn <= at.now))
  const open = planned.filter((dueAt) => dueAt <= at.now && dueAt > lastTurn + at.earlyMinutes * MINUTE_MS)
  if (open.length === 0) return null
  const minutes = Math.floor((at.now - Math.min(...open)) / MINUTE_MS)
  return minutes > at.overdueMinutes ? minutes : null
}
