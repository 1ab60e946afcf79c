// How a batch of readings is written in the journal: one entry for what a device said at one moment, so that its id is written once.
import type { Series } from './reading-journal.ts'
import type { LatestRow, ReadingRow } from './telemetry.repository.ts'

/** Rows to store, and the last word of each series that was heard. */
export type JournalBatch = {
  rows: readonly (readonly [Series, ReadingRow])[]
  latest: ReadonlyMap<Series, LatestRow>
}

type Entry = [deviceId: string, at: number, deviceAt: number | null, retained: number, ...words: unknown[]]

export function writeBatch({ rows, latest }: JournalBatch): string {
  const entries: Entry[] = []
  let entry: Entry | null = null
  for (const [series, { deviceId, capability, at, value, text }] of rows) {
    if (entry === null || entry[0] !== deviceId || entry[1] !== at) {
      const last = latest.get(series)
      entry = [deviceId, at, last?.deviceAt ?? null, last?.retained ?? 0]
      entries.push(entry)
    }
    entry.push(capability, text ?? value, text === null ? 0 : 1)
  }
  return JSON.stringify(entries)
}

export function readBatch(rowsJson: string, seriesOf: (deviceId: string, capability: string) => Series): JournalBatch {
  const rows: [Series, ReadingRow][] = []
  const latest = new Map<Series, LatestRow>()
  for (const [deviceId, at, deviceAt, retained, ...words] of JSON.parse(rowsJson) as Entry[]) {
    for (let index = 0; index < words.length; index += 3) {
      const capability = String(words[index])
      const isText = words[index + 2] === 1
      const value = isText ? null : (words[index + 1] as number | null)
      const text = isText ? String(words[index + 1]) : null
      const series = seriesOf(deviceId, capability)
      rows.push([series, { deviceId, capability, at, value, text }])
      latest.set(series, { deviceId, capability, at, value, text, deviceAt, retained })
    }
  }
  return { rows, latest }
}
