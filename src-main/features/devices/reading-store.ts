// Stores readings in batches. What changed is stored at once, what stays the same once a minute, to bound the size of the file.
// A failing disk never stops the wall: rows wait in a bounded queue, losses are counted and told.

import type { Clock } from '../../platform/clock.ts'
import type { ReadingJournal, Series } from './reading-journal.ts'
import type { LatestRow, ReadingRow } from './telemetry.repository.ts'

const BATCH_ROWS = 500
const FLUSH_INTERVAL_MS = 1000
const QUEUE_LIMIT = 50_000
/** An unchanged value is stored again after this long, so that a chart can tell "the same" from "no data". */
const UNCHANGED_INTERVAL_MS = 60_000

export type ReadingStore = {
  start(): void
  /** Flushes a last time. */
  stop(): void
  add(row: LatestRow): void
  /** True when everything given so far is in the file. */
  flush(): boolean
  pendingCount(): number
  lostCount(): number
}

export type ReadingStoreOptions = {
  journal: ReadingJournal
  clock: Clock
  onStored: (count: number) => void
  /** Called when storing begins to fail, with every further failure, and once when it works again (`isFailing` false). */
  onFailing: (isFailing: boolean, error: unknown) => void
}

type Stored = { at: number; value: number | null; text: string | null }

export function createReadingStore(options: ReadingStoreOptions): ReadingStore {
  const { journal, clock } = options
  const stored = new Map<Series, Stored>()
  const latest = new Map<Series, LatestRow>()
  let queue: [Series, ReadingRow][] = []
  let lost = 0
  let isFailing = false
  let stopTimer = () => {}

  function flush(): boolean {
    if (queue.length === 0 && latest.size === 0) return true
    try {
      journal.store({ rows: queue, latest })
    } catch (error) {
      isFailing = true
      if (queue.length > QUEUE_LIMIT) {
        lost += queue.length - QUEUE_LIMIT
        queue = queue.slice(-QUEUE_LIMIT)
      }
      options.onFailing(true, error)
      return false
    }
    const count = queue.length
    queue = []
    latest.clear()
    if (isFailing) {
      isFailing = false
      options.onFailing(false, null)
    }
    if (count > 0) options.onStored(count)
    return true
  }

  return {
    flush,
    pendingCount: () => queue.length,
    lostCount: () => lost,
    start() {
      stopTimer()
      stopTimer = clock.every(FLUSH_INTERVAL_MS, flush)
      journal.start()
    },
    stop() {
      stopTimer()
      stopTimer = () => {}
      flush()
      journal.stop()
    },
    add(row) {
      const { deviceId, capability, value, text } = row
      const series = journal.series(deviceId, capability)
      latest.set(series, row)
      const before = stored.get(series)
      const isSame = before !== undefined && before.value === value && before.text === text
      if (isSame && Math.abs(row.at - before.at) < UNCHANGED_INTERVAL_MS) return
      // Two values in one millisecond are two readings: the second gets the next free one.
      const isCrowded = before !== undefined && row.at <= before.at && before.at - row.at < 1000
      const at = isCrowded ? before.at + 1 : row.at
      const next = { deviceId, capability, value, text, at }
      stored.set(series, next)
      queue.push([series, next])
      // While storing fails, only the timer tries again: a try for every message would stop the wall.
      if (queue.length >= BATCH_ROWS && !isFailing) flush()
      if (queue.length > QUEUE_LIMIT + BATCH_ROWS) {
        lost += queue.length - QUEUE_LIMIT
        queue = queue.slice(-QUEUE_LIMIT)
      }
    },
  }
}
