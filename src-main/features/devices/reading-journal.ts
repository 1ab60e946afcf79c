// Sorts stored batches into the tables people read, device by device and a little at a time. A batch is on disk in the journal from the
// start; sorting it later writes a page of a device once for a minute of readings instead of once for each.
// Must never drop a batch from the journal before everything of it is in `readings`.
import type { SqliteDatabase } from '../../database/open-database.ts'
import { withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { HOUR_MS, MINUTE_MS, rollUpHour, rollUpMinutes } from './roll-up.ts'
import type { LatestRow, ReadingRow, TelemetryRepository } from './telemetry.repository.ts'

const STEP_INTERVAL_MS = 250
/** A round over every series takes about half a minute, and begins at most so often. */
const STEPS_A_ROUND = 120
const ROUND_INTERVAL_MS = 15_000
const SERIES_A_STEP = 50
/** A quiet house writes straight to the tables; from here on a burst goes through the journal. */
const STRAIGHT_ROWS_A_SECOND = 100
/** Unsorted rows in memory; beyond it a writer sorts a share itself, so that the memory is bounded. */
const UNSORTED_LIMIT = 300_000

type Series = {
  deviceId: string
  capability: string
  rows: ReadingRow[]
  latest: LatestRow | null
  from: number
  to: number
}
type JournalRow = [string, string, number | null, string | null, number, number | null, number]

export type ReadingJournal = {
  start(): void
  /** Sorts everything and stops. */
  stop(): void
  /** Puts rows on disk, all or none; throws when the disk refuses. */
  store(rows: readonly ReadingRow[], latest: ReadonlyMap<string, LatestRow>): void
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
  let series = new Map<string, Series>()
  /** Series of the round under way; when it is empty, everything up to `roundEndsAt` is sorted. */
  let round = new Map<string, Series>()
  let roundEndsAt = 0
  let roundSize = 0
  let roundBeganAt = -Infinity
  let newest = 0
  let unsorted = 0
  let straight = { second: 0, rows: 0 }
  let stopTimer = () => {}

  function seriesOf(key: string, deviceId: string, capability: string): Series {
    const known = series.get(key)
    if (known) return known
    const made: Series = { deviceId, capability, rows: [], latest: null, from: Infinity, to: -Infinity }
    series.set(key, made)
    return made
  }

  function remember(rows: readonly ReadingRow[], latest: ReadonlyMap<string, LatestRow>, isSorted: boolean): void {
    for (const row of rows) {
      const one = seriesOf(`${row.deviceId}|${row.capability}`, row.deviceId, row.capability)
      if (!isSorted) one.rows.push(row)
      if (row.at < one.from) one.from = row.at
      if (row.at > one.to) one.to = row.at
    }
    if (isSorted) return forgetLatest(latest.keys())
    unsorted += rows.length
    for (const [key, row] of latest) seriesOf(key, row.deviceId, row.capability).latest = row
  }

  /** What was just written is newer than what waits. */
  function forgetLatest(keys: Iterable<string>): void {
    for (const key of keys) {
      for (const from of [round, series]) {
        const waiting = from.get(key)
        if (waiting) waiting.latest = null
      }
    }
  }

  function sort(one: Series): void {
    repository.insertReadings(one.rows)
    if (one.latest) repository.upsertLatest([one.latest])
    if (one.from === Infinity) return
    const { deviceId, capability } = one
    // The minute before may still lack the seconds until this reading.
    const from = one.from - (one.from % MINUTE_MS) - MINUTE_MS
    const minutes = rollUpMinutes(capability, repository.listSamples(deviceId, capability, from, one.to), from)
    for (const minute of minutes) repository.putRollUp('minute', deviceId, capability, minute)
    const hours = new Set(minutes.map(({ at }) => at - (at % HOUR_MS)))
    for (const hour of hours) {
      const row = rollUpHour(repository.listRollUps('minute', deviceId, capability, hour, hour + HOUR_MS))
      if (row) repository.putRollUp('hour', deviceId, capability, row)
    }
  }

  function take(from: Map<string, Series>, keys: readonly string[]): void {
    const taken = keys.map((key) => from.get(key)).filter((one) => one !== undefined)
    if (taken.length === 0) return
    withTransaction(telemetry, () => {
      for (const one of taken) sort(one)
    })
    for (const key of keys) from.delete(key)
    for (const one of taken) unsorted -= one.rows.length
  }

  function beginRound(): void {
    round = series
    series = new Map()
    roundEndsAt = newest
    roundSize = round.size
    roundBeganAt = clock.now()
  }

  function endRound(): void {
    if (round.size > 0 || roundEndsAt === 0) return
    repository.deleteJournal(roundEndsAt)
    roundEndsAt = 0
  }

  function step(share: number): void {
    if (round.size === 0) {
      endRound()
      if (series.size > 0) beginRound()
    }
    const keys: string[] = []
    for (const key of round.keys()) {
      if (keys.length >= share) break
      keys.push(key)
    }
    take(round, keys)
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
    while (round.size > 0 || series.size > 0) step(Infinity)
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
    unsortedCount: () => unsorted,
    store(rows, latest) {
      const isStraight = unsorted === 0 && maySkipJournal(Math.max(rows.length, latest.size))
      if (isStraight) {
        withTransaction(telemetry, () => {
          repository.insertReadings(rows)
          repository.upsertLatest(latest.values())
        })
      } else if (rows.length > 0) {
        const list: JournalRow[] = rows.map(({ deviceId, capability, value, text, at }) => {
          const last = latest.get(`${deviceId}|${capability}`)
          return [deviceId, capability, value, text, at, last?.deviceAt ?? null, last?.retained ?? 0]
        })
        newest = repository.insertJournal(JSON.stringify(list))
      }
      remember(rows, latest, isStraight)
      if (unsorted > UNSORTED_LIMIT) attempt(() => step(share() * 10))
    },
    recover() {
      for (const { id, rowsJson } of repository.listJournal()) {
        const list = JSON.parse(rowsJson) as JournalRow[]
        const rows = list.map(([deviceId, capability, value, text, at]) => ({ deviceId, capability, value, text, at }))
        const latest = new Map(
          list.map(([deviceId, capability, value, text, at, deviceAt, retained]) => [
            `${deviceId}|${capability}`,
            { deviceId, capability, value, text, at, deviceAt, retained },
          ]),
        )
        remember(rows, latest, false)
        newest = Math.max(newest, id)
      }
      sortAll()
    },
    sortDevice(deviceId) {
      for (const from of [round, series]) {
        const keys = [...from.keys()].filter((key) => key.startsWith(`${deviceId}|`))
        attempt(() => take(from, keys))
      }
    },
    start() {
      stopTimer()
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
