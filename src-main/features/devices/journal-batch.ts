// How a batch of readings is written in the journal: one entry for what a device said at one moment, so that its id is written once.
import type { Said, Series, SeriesBook } from './reading-series.ts'

/** Readings to store, as three lists of equal length, and the series that were heard, whether or not they said something new. */
export type JournalBatch = { series: Series[]; at: number[]; said: Said[]; heard: Series[] }

type Entry = [deviceId: string, at: number, deviceAt: number | null, retained: number, ...words: unknown[]]

export const emptyBatch = (): JournalBatch => ({ series: [], at: [], said: [], heard: [] })

export function writeBatch({ series, at, said }: JournalBatch): string {
  const entries: Entry[] = []
  let entry: Entry | null = null
  series.forEach(({ deviceId, capability, latest }, index) => {
    const moment = at[index] ?? 0
    const word = said[index] ?? null
    if (entry === null || entry[0] !== deviceId || entry[1] !== moment) {
      entry = [deviceId, moment, latest?.deviceAt ?? null, latest?.isRetained ? 1 : 0]
      entries.push(entry)
    }
    entry.push(capability, word, typeof word === 'string' ? 1 : 0)
  })
  return JSON.stringify(entries)
}

/** Reads a batch back; the last word of each series in it becomes its latest. */
export function readBatch(rowsJson: string, book: SeriesBook): JournalBatch {
  const batch = emptyBatch()
  for (const [deviceId, at, deviceAt, retained, ...words] of JSON.parse(rowsJson) as Entry[]) {
    for (let index = 0; index < words.length; index += 3) {
      const series = book.of(deviceId, String(words[index]))
      const isText = words[index + 2] === 1
      const value = isText ? null : (words[index + 1] as number | null)
      const text = isText ? String(words[index + 1]) : null
      series.latest = { value, text, at, deviceAt, isRetained: retained === 1, isOld: true, unknownBecause: null }
      batch.series.push(series)
      batch.at.push(at)
      batch.said.push(text ?? value)
      batch.heard.push(series)
    }
  }
  return batch
}
