// How a batch of readings is written in the journal: the words once, then one entry for what a device said at one moment, so that neither
// its id nor a word is written again and again.
import type { Said, Series, SeriesBook } from './reading-series.ts'

/** Readings to store, as three lists of equal length, and the series that were heard, whether or not they said something new. */
export type JournalBatch = { series: Series[]; at: number[]; said: Said[]; heard: Series[] }

/** After its head an entry holds pairs: the place of the word in the list, and what was said. */
type Entry = [deviceId: string, at: number, deviceAt: number | null, retained: number, ...pairs: Said[]]
type Written = { words: string[]; entries: Entry[] }

const HEAD = 4

export const emptyBatch = (): JournalBatch => ({ series: [], at: [], said: [], heard: [] })

export function writeBatch({ series, at, said }: JournalBatch): string {
  const places = new Map<string, number>()
  const entries: Entry[] = []
  let entry: Entry | null = null
  for (let index = 0; index < series.length; index += 1) {
    const { deviceId, capability, latest } = series[index] as Series
    const moment = at[index] ?? 0
    if (entry === null || entry[0] !== deviceId || entry[1] !== moment) {
      entry = [deviceId, moment, latest?.deviceAt ?? null, latest?.isRetained ? 1 : 0]
      entries.push(entry)
    }
    let place = places.get(capability)
    if (place === undefined) {
      place = places.size
      places.set(capability, place)
    }
    entry.push(place, said[index] ?? null)
  }
  const written: Written = { words: [...places.keys()], entries }
  return JSON.stringify(written)
}

/** Reads a batch back; the last word of each series in it becomes its latest. */
export function readBatch(rowsJson: string, book: SeriesBook): JournalBatch {
  const batch = emptyBatch()
  const { words, entries } = JSON.parse(rowsJson) as Written
  for (const entry of entries) {
    const [deviceId, at, deviceAt, retained] = entry
    for (let index = HEAD; index < entry.length; index += 2) {
      const series = book.of(deviceId, words[Number(entry[index])] ?? '')
      const said = entry[index + 1] ?? null
      const [value, text] = typeof said === 'string' ? [null, said] : [said, null]
      series.latest = { value, text, at, deviceAt, isRetained: retained === 1, isOld: true, unknownBecause: null }
      batch.series.push(series)
      batch.at.push(at)
      batch.said.push(said)
      batch.heard.push(series)
    }
  }
  return batch
}
