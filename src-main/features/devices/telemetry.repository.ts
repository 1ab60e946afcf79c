// SQL of the telemetry file: the journal, readings, the last word of each device, minutes and hours, pruning.
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Said, Series } from './reading-series.ts'
import type { RollUp, Sample } from './roll-up.ts'

export type ReadingRow = { deviceId: string; at: number; capability: string; value: number | null; text: string | null }
export type LatestRow = ReadingRow & { deviceAt: number | null; retained: number }
export type MinuteRow = { capability: string; minute: number; value: number }
export type RollUpSpan = 'minute' | 'hour'

export type TelemetryRepository = ReturnType<typeof createTelemetryRepository>

/** The number of a series; nothing while none of its readings was stored. Single tables let SQLite answer min() and max() by one step. */
const SERIES = '(SELECT id FROM reading_series WHERE device_id = :deviceId AND capability = :capability)'

function createRollUps(db: SqliteDatabase, span: RollUpSpan) {
  const table = span === 'minute' ? 'readings_minute' : 'readings_hour'
  const insert = db.prepare(
    `INSERT OR REPLACE INTO ${table} (device_id, capability, at, lowest, highest, mean, readings, present_seconds)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const select = db.prepare(
    `SELECT at, lowest, highest, mean, readings, present_seconds AS presentSeconds FROM ${table}
     WHERE device_id = ? AND capability = ? AND at >= ? AND at < ? ORDER BY at`,
  )
  // The table keeps a series in order of time, so this reads one short range and writes a row a minute.
  const fill = db.prepare(
    `INSERT OR REPLACE INTO ${table} (device_id, capability, at, lowest, highest, mean, readings, present_seconds)
     SELECT :deviceId, :capability, at - at % 60000, min(value), max(value), avg(value), count(value), NULL FROM series_readings
     WHERE series_id = ${SERIES} AND at >= :from AND at < :to AND value IS NOT NULL GROUP BY at / 60000`,
  )
  const deleteOld = db.prepare(`DELETE FROM ${table} WHERE device_id = ? AND capability = ? AND at < ?`)
  return { insert, fill, select, deleteOld }
}

export function createTelemetryRepository(db: SqliteDatabase) {
  const insertJournal = db.prepare('INSERT INTO reading_journal (rows_json) VALUES (?)')
  const selectSeries = db.prepare('SELECT id FROM reading_series WHERE device_id = ? AND capability = ?').pluck()
  const insertSeries = db.prepare('INSERT INTO reading_series (device_id, capability) VALUES (?, ?)')
  const insertRow = db.prepare(
    `INSERT INTO series_readings (series_id, at, value, text) VALUES (?, ?, ?, ?)
     ON CONFLICT (series_id, at) DO UPDATE SET value = excluded.value, text = excluded.text`,
  )
  const upsertLatest = db.prepare(
    `INSERT INTO device_latest (device_id, capability, value, text, at, device_at, retained) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (device_id, capability) DO UPDATE SET value = excluded.value, text = excluded.text, at = excluded.at,
       device_at = excluded.device_at, retained = excluded.retained`,
  )
  const selectMinutes = db.prepare(
    // The last value of each minute; with max() SQLite takes the other columns from the row that holds the maximum.
    `SELECT capability, at / 60000 AS minute, value, max(at) AS newest FROM readings
     WHERE device_id = :deviceId AND capability IN ('heart_rate_bpm', 'respiration_rpm', 'in_bed')
       AND at >= :from AND at < :to AND value IS NOT NULL
     GROUP BY capability, minute`,
  )
  const selectSamples = db.prepare(
    `SELECT at, value FROM series_readings WHERE series_id = ${SERIES} AND at >= coalesce(
       (SELECT max(at) FROM series_readings WHERE series_id = ${SERIES} AND at < :from), :from)
       AND at <= :to ORDER BY at`,
  )
  const rollUps = { minute: createRollUps(db, 'minute'), hour: createRollUps(db, 'hour') }
  /** Asked anew in each transaction: one that was rolled back took its number along. */
  function seriesIdOf({ deviceId, capability }: Series): number {
    const known = selectSeries.get(deviceId, capability) as number | undefined
    return known ?? Number(insertSeries.run(deviceId, capability).lastInsertRowid)
  }

  function insertInto(seriesId: number, at: number, said: Said): void {
    const isText = typeof said === 'string'
    insertRow.run(seriesId, at, isText ? null : said, isText ? said : null)
  }

  return {
    insertReading: (series: Series, at: number, said: Said): void => insertInto(seriesIdOf(series), at, said),
    /** Everything of a series that waits. */
    insertReadings(series: Series): void {
      if (series.at.length === 0) return
      const seriesId = seriesIdOf(series)
      series.at.forEach((at, index) => {
        insertInto(seriesId, at, series.said[index] ?? null)
      })
    },
    /** The last word of a series; nothing when none waits. */
    upsertLatest({ deviceId, capability, latest }: Series): void {
      if (latest === null) return
      const { value, text, at, deviceAt, isRetained } = latest
      upsertLatest.run(deviceId, capability, value, text, at, deviceAt, Number(isRetained))
    },
    /** Answers the number of the batch. */
    insertJournal: (rowsJson: string): number => Number(insertJournal.run(rowsJson).lastInsertRowid),
    listJournal: () =>
      db.prepare('SELECT id, rows_json AS rowsJson FROM reading_journal ORDER BY id').all() as {
        id: number
        rowsJson: string
      }[],
    deleteJournal(untilId: number): void {
      db.prepare('DELETE FROM reading_journal WHERE id <= ?').run(untilId)
    },
    /** True when the device said the same since then. */
    hasReading({ deviceId, capability, value, text }: ReadingRow, since: number): boolean {
      return (
        db
          .prepare(
            `SELECT 1 FROM series_readings WHERE series_id = ${SERIES} AND at >= :since AND value IS :value AND text IS :text
             LIMIT 1`,
          )
          .get({ deviceId, capability, value, text, since }) !== undefined
      )
    },
    listLatest(): LatestRow[] {
      return db
        .prepare(
          'SELECT device_id AS deviceId, capability, value, text, at, device_at AS deviceAt, retained FROM device_latest',
        )
        .all() as LatestRow[]
    },
    listMinutes(deviceId: string, from: number, to: number): MinuteRow[] {
      return selectMinutes.all({ deviceId, from, to }) as MinuteRow[]
    },
    /** Readings of a span, both ends included, with the last one before it. */
    listSamples(deviceId: string, capability: string, from: number, to: number): Sample[] {
      return selectSamples.all({ deviceId, capability, from, to }) as Sample[]
    },
    listRollUps(span: RollUpSpan, deviceId: string, capability: string, from: number, to: number): RollUp[] {
      return rollUps[span].select.all(deviceId, capability, from, to) as RollUp[]
    },
    putRollUp(span: RollUpSpan, deviceId: string, capability: string, row: RollUp): void {
      const { at, lowest, highest, mean, readings, presentSeconds } = row
      rollUps[span].insert.run(deviceId, capability, at, lowest, highest, mean, readings, presentSeconds)
    },
    /** Works out the minutes of a span, which begins and ends with a minute; for words that tell no presence. */
    fillMinutes(deviceId: string, capability: string, from: number, to: number): void {
      rollUps.minute.fill.run({ deviceId, capability, from, to })
    },
    deleteRollUpsOlderThan(span: RollUpSpan, deviceId: string, capability: string, before: number): number {
      return rollUps[span].deleteOld.run(deviceId, capability, before).changes
    },
    /** When the present value began: the first reading after the last different one; null = no reading. */
    findStartOfValue(deviceId: string, capability: string, value: number): number | null {
      const row = db
        .prepare(
          `SELECT min(at) AS at FROM series_readings WHERE series_id = ${SERIES} AND at > coalesce(
             (SELECT max(at) FROM series_readings WHERE series_id = ${SERIES} AND value <> :value), 0) AND value = :value`,
        )
        .get({ deviceId, capability, value }) as { at: number | null }
      return row.at
    },
    /** Deletes readings of one capability older than a moment; the key begins with the device, so this stays an index search. */
    deleteOlderThan(deviceId: string, capability: string, before: number): number {
      return db
        .prepare(`DELETE FROM series_readings WHERE series_id = ${SERIES} AND at < :before`)
        .run({ deviceId, capability, before }).changes
    },
    listSeries(): { deviceId: string; capability: string }[] {
      return db.prepare('SELECT device_id AS deviceId, capability FROM device_latest').all() as never
    },
    /** Bytes in use, without pages that were freed and wait to be filled again. */
    usedBytes(): number {
      const pragma = (name: string) => Number(db.pragma(name, { simple: true }))
      return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size')
    },
    oldestReadingAt(deviceId: string, capability: string): number | null {
      const found = db.prepare(`SELECT min(at) FROM series_readings WHERE series_id = ${SERIES}`).pluck()
      return found.get({ deviceId, capability }) as number | null
    },
  }
}
