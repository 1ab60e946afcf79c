// Sorts stored batches into the tables people read, device by device and a little at a time. A batch is on disk in the journal from the
// start; sorting it later writes a page of a device once for a minute of readings instead of once for each.
// Must never drop a batch from the journal before everything of it is in `readings`.
import type { SqliteDatabase } from '../../database/open-database.ts'
import { withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { type JournalBatch, readBatch, writeBatch } from './journal-batch.ts'
import { createSeriesBook, type Series } from './reading-series.ts'
import { HOUR_MS, MINUTE_MS, rollUpHour, rollUpMinutes, tellsPresence } from './roll-up.ts'
import type { TelemetryRepository } from './telemetry.repository.ts'

const STEP_INTERVAL_MS = 1000
/** A round over every series takes about half a minute, and begins at most so often. */
const STEPS_A_ROUND = 30
const ROUND_INTERVAL_MS = 15_000
const SERIES_A_STEP = 200
/** A quiet house writes straight to the tables; from here on a burst goes through the journal. */
const STRAIGHT_ROWS_A_SECOND = 100
/** Unsorted rows in memory; beyond it a writer sorts a share itself, so that the memory is bounded. */
const UNSORTED_LIMIT = 300_000

export type ReadingJournal = {
  start(): void
  /** Sorts everything and stops. */
  stop(): void
  series(deviceId: string, capability: string): Series
  /** Puts a batch on disk, all or nothing; throws when the disk refuses. */
  store(batch: JournalBatch): void
  /** Sorts everything that is still in the journal, e.g. what a crash left there. */
  recover(): void
  /** Makes the tables complete for one device, before they are read. */
  sortDevice(deviceId: string): void
  unsortedCount(): number
}

export function createReadingJournal(options: {
  telemetry: SqliteDatabase
  repository: TelemetryRepository
  clock: Clock
  onFailing: (error: unknown) => void
}): ReadingJournal {
  const { telemetry, repository, clock } = options
  const book = createSeriesBook()
  let waiting = new Set<Series>()
  /** Series of the round under way; when it is empty, everything up to `roundEndsAt` is sorted. */
  let round = new Set<Series>()
  let roundEndsAt = 0
  let roundSize = 0
  let roundBeganAt = -Infinity
  let newest = 0
  let unsorted = 0
  let straight = { second: 0, rows: 0 }
  let stopTimer = () => {}

  function remember({ series: list, at: moments, said, heard }: JournalBatch, isSorted: boolean): void {
    for (let index = 0; index < list.length; index += 1) {
      const series = list[index] as Series
      const at = moments[index] ?? 0
      if (!isSorted) {
        series.at.push(at)
        series.said.push(said[index] ?? null)
      }
      // One that is in the round under way is sorted with it, whatever it still gets.
      if (series.from === Infinity) waiting.add(series)
      if (at < series.from) series.from = at
      if (at > series.to) series.to = at
    }
    if (!isSorted) unsorted += list.length
    for (const series of heard) {
      if (isSorted) series.latest = null
      else waiting.add(series)
    }
  }

  function rollUp({ deviceId, capability, from, to }: Series): void {
    const minute = from - (from % MINUTE_MS)
    // Of a presence the minute before may still lack the seconds until this reading.
    const start = tellsPresence(capability) ? minute - MINUTE_MS : minute
    if (tellsPresence(capability)) {
      const minutes = rollUpMinutes(capability, repository.listSamples(deviceId, capability, start, to), start)
      for (const each of minutes) repository.putRollUp('minute', deviceId, capability, each)
    } else repository.fillMinutes(deviceId, capability, start, to - (to % MINUTE_MS) + MINUTE_MS)
    for (let hour = start - (start % HOUR_MS); hour <= to; hour += HOUR_MS) {
      const row = rollUpHour(repository.listRollUps('minute', deviceId, capability, hour, hour + HOUR_MS))
      if (row) repository.putRollUp('hour', deviceId, capability, row)
    }
  }

  function sort(list: readonly Series[]): void {
    if (list.length === 0) return
    withTransaction(telemetry, () => {
      for (const series of list) {
        repository.insertReadings(series)
        repository.upsertLatest(series)
        if (series.from !== Infinity) rollUp(series)
      }
    })
    for (const series of list) {
      unsorted -= series.at.length
      // A word that is on its way to the journal is still needed there.
      const latest = series.isHeard ? series.latest : null
      Object.assign(series, { at: [], said: [], latest, from: Infinity, to: -Infinity })
      round.delete(series)
    }
  }

  function endRound(): void {
    if (round.size > 0 || roundEndsAt === 0) return
    repository.deleteJournal(roundEndsAt)
    roundEndsAt = 0
  }

  function step(share: number): void {
    if (round.size === 0) {
      endRound()
      round = waiting
      waiting = new Set()
      roundEndsAt = newest
      roundSize = round.size
      roundBeganAt = clock.now()
    }
    const list: Series[] = []
    for (const series of round) {
      if (list.length >= share) break
      list.push(series)
    }
    sort(list)
    endRound()
  }

  function attempt(act: () => void): void {
    try {
      act()
    } catch (error) {
      options.onFailing(error)
    }
  }

  function sortAll(): void {
    while (round.size > 0 || waiting.size > 0) step(Infinity)
  }

  const share = (): number => Math.max(SERIES_A_STEP, Math.ceil(roundSize / STEPS_A_ROUND))

  /** Rows a quiet house may still write straight in this second. */
  function maySkipJournal(count: number): boolean {
    const second = Math.floor(clock.now() / 1000)
    if (straight.second !== second) straight = { second, rows: 0 }
    straight.rows += count
    return straight.rows <= STRAIGHT_ROWS_A_SECOND
  }

  return {
    series: book.of,
    unsortedCount: () => unsorted,
    store(batch) {
      const { series, heard } = batch
      const isStraight = unsorted === 0 && maySkipJournal(Math.max(series.length, heard.length))
      if (isStraight) {
        withTransaction(telemetry, () => {
          series.forEach((one, index) => {
            repository.insertReading(one, batch.at[index] ?? 0, batch.said[index] ?? null)
          })
          for (const one of heard) repository.upsertLatest(one)
        })
      } else if (series.length > 0) newest = repository.insertJournal(writeBatch(batch))
      remember(batch, isStraight)
      if (unsorted > UNSORTED_LIMIT) attempt(() => step(share() * 3))
    },
    recover() {
      for (const { id, rowsJson } of repository.listJournal()) {
        remember(readBatch(rowsJson, book), false)
        newest = Math.max(newest, id)
      }
      sortAll()
    },
    sortDevice(deviceId) {
      const list = [...book.ofDevice(deviceId)].filter((series) => series.from !== Infinity)
      attempt(() => sort(list))
    },
    start() {
      stopTimer()
      roundBeganAt = clock.now()
      stopTimer = clock.every(STEP_INTERVAL_MS, () => {
        if (round.size === 0 && Math.abs(clock.now() - roundBeganAt) < ROUND_INTERVAL_MS) return
        attempt(() => step(share()))
      })
    },
    stop() {
      stopTimer()
      stopTimer = () => {}
      attempt(sortAll)
    },
  }
}
