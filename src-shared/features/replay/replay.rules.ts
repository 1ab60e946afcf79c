// Pure rules of the replay: which parts of a span nobody watched. A time without a witness must never look like a quiet one.
import type { ReplayGap, ReplayGapKind } from './replay.model.ts'

/** The longest span played or exported at once, in milliseconds. */
export const longestReplayMs = 24 * 3_600_000
/** A value that does not change is stored once a minute: an age may be told too old by this much, in milliseconds. */
export const storedEveryMs = 60_000
/** The wall calls the broker lost after this long, in milliseconds. */
export const brokerGoneAfterMs = 10_000

/** A run of the console; `endedAt` null = it runs still. Epoch milliseconds UTC. */
export type ConsoleRun = { startedAt: number; endedAt: number | null }
export type BrokerChange = { at: number; state: string }

/** The run that covers an instant; undefined = the console was off, or it is older than any record. `runs` in order of time. */
export function runAt(runs: readonly ConsoleRun[], at: number): ConsoleRun | undefined {
  return runs.findLast((run) => run.startedAt <= at && (run.endedAt === null || at < run.endedAt))
}

/** The broker's state at an instant within its run, and since when; null = nothing was told yet. `changes` in order of time. */
export function brokerAt(
  changes: readonly BrokerChange[],
  at: number,
  runStartedAt: number,
): { state: string; since: number } | null {
  let current = null as { state: string; since: number } | null
  for (const change of changes) {
    if (change.at > at) break
    if (change.at < runStartedAt) continue
    if (current?.state !== change.state) current = { state: change.state, since: change.at }
  }
  return current
}

function clip(gap: ReplayGap, from: number, to: number): ReplayGap[] {
  const clipped = { ...gap, from: Math.max(from, gap.from), to: Math.min(to, gap.to) }
  return clipped.to > clipped.from ? [clipped] : []
}

type GapInput = {
  runs: readonly ConsoleRun[]
  changes: readonly BrokerChange[]
  from: number
  to: number
  now: number
  /** Readings older than this are gone. */
  readingsFrom: number
}

/** Gaps of a span in order of time, cut to it. Before the first run kept it is not known whether the console ran. */
export function replayGaps({ runs, changes, from, to, now, readingsFrom }: GapInput): ReplayGap[] {
  const gap = (kind: ReplayGapKind, start: number, end: number): ReplayGap[] =>
    clip({ kind, from: start, to: end }, from, to)
  const first = runs[0]
  const gaps = [...gap('readings-gone', Number.NEGATIVE_INFINITY, readingsFrom)]
  gaps.push(...gap('unrecorded', Number.NEGATIVE_INFINITY, first?.startedAt ?? Number.POSITIVE_INFINITY))
  runs.forEach((run, index) => {
    const next = runs[index + 1]
    if (run.endedAt !== null) gaps.push(...gap('console-off', run.endedAt, next?.startedAt ?? now))
    const end = run.endedAt ?? next?.startedAt ?? now
    const ofRun = changes.filter((change) => change.at >= run.startedAt && change.at < end)
    ofRun.forEach((change, step) => {
      if (change.state !== 'lost' && change.state !== 'failed') return
      gaps.push(...gap('broker-lost', change.at, ofRun[step + 1]?.at ?? end))
    })
  })
  return gaps.sort((left, right) => left.from - right.from || left.to - right.to)
}
