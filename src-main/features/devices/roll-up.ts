// What the readings of a minute or an hour come to. Pure. A minute nobody measured gives no row: a gap stays a gap.
// Must be computed from the readings themselves, never added to, so that doing it twice changes nothing.

export type Sample = { at: number; value: number | null }
export type RollUp = {
  /** Start of the minute or hour, epoch milliseconds. */
  at: number
  lowest: number | null
  highest: number | null
  mean: number | null
  /** Stored readings with a value; an unchanged value is stored once a minute. */
  readings: number
  /** Seconds somebody was there, as far as it is known; null for words that tell no presence. */
  presentSeconds: number | null
}

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
/** A value is stored at least once a minute while it is heard; after this long without one nothing is known. */
const HOLDS_MS = 90_000

const presence = new Set(['in_bed', 'occupancy'])
export const tellsPresence = (capability: string): boolean => presence.has(capability)

type Builder = { lowest: number; highest: number; sum: number; readings: number; presentMs: number }

/**
 * Minutes from `from` (a start of a minute) on. `samples` in order of time; one from before `from` may come first, so that a state that
 * began earlier counts.
 */
export function rollUpMinutes(capability: string, samples: readonly Sample[], from: number): RollUp[] {
  const isPresence = tellsPresence(capability)
  const minutes = new Map<number, Builder>()
  function minuteOf(at: number): Builder {
    const start = at - (at % MINUTE_MS)
    const known = minutes.get(start)
    if (known) return known
    const made = { lowest: Infinity, highest: -Infinity, sum: 0, readings: 0, presentMs: 0 }
    minutes.set(start, made)
    return made
  }

  function addPresence(start: number, end: number): void {
    for (let at = Math.max(start, from); at < end; ) {
      const next = Math.min(end, at - (at % MINUTE_MS) + MINUTE_MS)
      minuteOf(at).presentMs += next - at
      at = next
    }
  }

  samples.forEach(({ at, value }, index) => {
    if (value === null) return
    if (at >= from) {
      const minute = minuteOf(at)
      minute.lowest = Math.min(minute.lowest, value)
      minute.highest = Math.max(minute.highest, value)
      minute.sum += value
      minute.readings += 1
    }
    const next = samples[index + 1]?.at
    // The newest value is not drawn into the future: what follows it is not known yet.
    if (isPresence && value === 1 && next !== undefined) addPresence(at, Math.min(next, at + HOLDS_MS))
  })
  return [...minutes].map(([at, minute]) => ({
    at,
    lowest: minute.readings > 0 ? minute.lowest : null,
    highest: minute.readings > 0 ? minute.highest : null,
    mean: minute.readings > 0 ? minute.sum / minute.readings : null,
    readings: minute.readings,
    presentSeconds: isPresence ? Math.round(minute.presentMs / 1000) : null,
  }))
}

/** One hour from its minutes; null when there are none. */
export function rollUpHour(minutes: readonly RollUp[]): RollUp | null {
  const first = minutes[0]
  if (!first) return null
  const measured = minutes.filter((minute) => minute.mean !== null)
  const readings = measured.reduce((sum, minute) => sum + minute.readings, 0)
  const total = measured.reduce((sum, minute) => sum + (minute.mean ?? 0) * minute.readings, 0)
  const isPresence = minutes.some((minute) => minute.presentSeconds !== null)
  return {
    at: first.at - (first.at % HOUR_MS),
    lowest: readings > 0 ? Math.min(...measured.map((minute) => minute.lowest ?? Infinity)) : null,
    highest: readings > 0 ? Math.max(...measured.map((minute) => minute.highest ?? -Infinity)) : null,
    mean: readings > 0 ? total / readings : null,
    readings,
    presentSeconds: isPresence ? minutes.reduce((sum, minute) => sum + (minute.presentSeconds ?? 0), 0) : null,
  }
}
