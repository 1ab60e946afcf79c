// One capability of one device on its way to the file: what waits, what was heard last, what was stored last.
// Lists of plain values, not objects: in a burst hundreds of thousands wait, and each object would be carried about by the memory's keeper.
import type { LiveValue } from './device-types.ts'

/** What was said: a number, a word, or null = unknown. */
export type Said = number | string | null

export type Series = {
  readonly deviceId: string
  readonly capability: string
  /** Readings that are on disk but not sorted: moments (epoch milliseconds) and what was said at each. */
  at: number[]
  said: Said[]
  /** The last word, while it is not in its table. */
  latest: LiveValue | null
  /** True from a word until it is on disk. */
  isHeard: boolean
  /** Span of what was stored since it was last sorted. */
  from: number
  to: number
  /** What was given to store last in this run; -Infinity = nothing. */
  storedAt: number
  storedSaid: Said
}

export type SeriesBook = {
  of(deviceId: string, capability: string): Series
  ofDevice(deviceId: string): Iterable<Series>
}

export const saidBy = ({ value, text }: Pick<LiveValue, 'value' | 'text'>): Said => text ?? value

export function createSeriesBook(): SeriesBook {
  const devices = new Map<string, Map<string, Series>>()
  // A message tells several words of one device.
  let lastId = ''
  let last = new Map<string, Series>()

  function turnTo(deviceId: string): void {
    const known = devices.get(deviceId)
    last = known ?? new Map()
    lastId = deviceId
    if (!known) devices.set(deviceId, last)
  }

  return {
    of(deviceId, capability) {
      if (deviceId !== lastId) turnTo(deviceId)
      const known = last.get(capability)
      if (known) return known
      const waiting = { at: [], said: [], latest: null, isHeard: false, from: Infinity, to: -Infinity }
      const made: Series = { deviceId, capability, ...waiting, storedAt: -Infinity, storedSaid: null }
      last.set(capability, made)
      return made
    },
    ofDevice: (deviceId) => devices.get(deviceId)?.values() ?? [],
  }
}
