// Stores readings in batches. What changed is stored at once, what stays the same once a minute, to bound the size of the file.
// A failing disk never stops the wall: readings wait in a bounded queue, losses are counted and told.

import type { Clock } from '../../platform/clock.ts'
import type { LiveValue } from './device-types.ts'
import { emptyBatch, type JournalBatch } from './journal-batch.ts'
import type { ReadingJournal } from './reading-journal.ts'
import { saidBy } from './reading-series.ts'

/** A group of messages ends long before; this only bounds what a sender without acknowledgements can heap up. */
const BATCH_ROWS = 5000
const FLUSH_INTERVAL_MS = 1000
const QUEUE_LIMIT = 50_000
/** An unchanged value is stored again after this long, so that a chart can tell "the same" from "no data". */
const UNCHANGED_INTERVAL_MS = 60_000
const CLOCK_STEP_MS = 1000

export type ReadingStore = {
  start(): void
  /** Flushes a last time. */
  stop(): void
  add(deviceId: string, capability: string, live: LiveValue): void
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

export function createReadingStore(options: ReadingStoreOptions): ReadingStore {
  const { journal, clock } = options
  let batch: JournalBatch = emptyBatch()
  let lost = 0
  let isFailing = false
  let stopTimer = () => {}

  function dropOldest(): void {
    const excess = batch.series.length - QUEUE_LIMIT
    if (excess <= 0) return
    lost += excess
    const { series, at, said, heard } = batch
    batch = { series: series.slice(excess), at: at.slice(excess), said: said.slice(excess), heard }
  }

  function flush(): boolean {
    const { series, heard } = batch
    if (series.length === 0 && heard.length === 0) return true
    try {
      journal.store(batch)
    } catch (error) {
      isFailing = true
      dropOldest()
      options.onFailing(true, error)
      return false
    }
    for (const one of heard) one.isHeard = false
    batch = emptyBatch()
    if (isFailing) {
      isFailing = false
      options.onFailing(false, null)
    }
    if (series.length > 0) options.onStored(series.length)
    return true
  }

  return {
    flush,
    pendingCount: () => batch.series.length,
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
    add(deviceId, capability, live) {
      const series = journal.series(deviceId, capability)
      series.latest = live
      if (!series.isHeard) {
        series.isHeard = true
        batch.heard.push(series)
      }
      const said = saidBy(live)
      const { storedAt } = series
      if (said === series.storedSaid && Math.abs(live.at - storedAt) < UNCHANGED_INTERVAL_MS) return
      // Two values in one millisecond are two readings: the second gets the next free one.
      const isCrowded = live.at <= storedAt && storedAt - live.at < CLOCK_STEP_MS
      const at = isCrowded ? storedAt + 1 : live.at
      series.storedAt = at
      series.storedSaid = said
      batch.series.push(series)
      batch.at.push(at)
      batch.said.push(said)
      // While storing fails, only the timer tries again: a try for every message would stop the wall.
      if (batch.series.length >= BATCH_ROWS && !isFailing) flush()
      if (batch.series.length > QUEUE_LIMIT + BATCH_ROWS) dropOldest()
    },
  }
}
