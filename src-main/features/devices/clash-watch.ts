// Finds two devices that speak under one id: what only one body can be alternates between two answers, again and again.
// One change is a repaired or re-paired device; only going back and forth is a clash. Bounded by the number of devices.
import type { Reading } from '../../mqtt/message-types.ts'

const CHANGES_THAT_CLASH = 4
const WITHIN_MS = 10 * 60_000
/** Without a further change for this long the clash is over. */
const OVER_AFTER_MS = 30 * 60_000
/** Percent between two batteries that cannot be one. */
const BATTERY_APART = 15
/** Nobody gets in and out of bed faster than this; two mattresses under one id say so every second. */
const SIDE_WITHIN_MS = 5_000

type Identity = Pick<Reading, 'convention' | 'bridgeKey' | 'model'> & { word: string }
type Track = { last: unknown; before: unknown; at: number; changes: number[] }

export type ClashWatch = {
  /** Enters one reading; answers the new state when it changed, else null. */
  hear(
    deviceId: string,
    reading: Pick<Reading, 'bridgeKey' | 'model' | 'convention' | 'values' | 'retained'>,
    at: number,
  ): boolean | null
  /** Since when the id clashes; null = it does not. */
  since(deviceId: string): number | null
  /** Devices whose clash is over by now. */
  expire(at: number): string[]
}

export function createClashWatch(): ClashWatch {
  const tracks = new Map<string, Map<string, Track>>()
  /** What each device called itself last, and how that reads as one word. */
  const identities = new Map<string, Identity>()
  const clashes = new Map<string, { since: number; lastAt: number }>()

  /** True when the value went back to what it was before the last change. */
  function isBack(track: Track, value: unknown, isApart: (one: unknown, other: unknown) => boolean): boolean {
    return track.before !== undefined && !isApart(track.before, value)
  }

  function note(
    deviceId: string,
    signal: string,
    value: unknown,
    at: number,
    rule: { isApart: (one: unknown, other: unknown) => boolean; withinMs: number },
  ): boolean {
    const own = tracks.get(deviceId) ?? new Map<string, Track>()
    tracks.set(deviceId, own)
    const track = own.get(signal)
    if (!track) {
      own.set(signal, { last: value, before: undefined, at, changes: [] })
      return false
    }
    if (!rule.isApart(track.last, value)) {
      // A slow fall of the battery follows along and never counts.
      track.last = value
      return false
    }
    const isQuick = at - track.at <= rule.withinMs
    const isReturn = isBack(track, value, rule.isApart)
    track.changes = [...(isQuick && (isReturn || track.changes.length === 0) ? track.changes : []), at].slice(
      -CHANGES_THAT_CLASH,
    )
    track.before = track.last
    track.last = value
    track.at = at
    const oldest = track.changes[0] ?? at
    return track.changes.length >= CHANGES_THAT_CLASH && at - oldest <= WITHIN_MS
  }

  function identityOf(deviceId: string, { convention, bridgeKey, model }: Omit<Identity, 'word'>): string {
    const known = identities.get(deviceId)
    if (known && known.convention === convention && known.bridgeKey === bridgeKey && known.model === model)
      return known.word
    const word = `${convention}|${bridgeKey ?? ''}|${model ?? ''}`
    identities.set(deviceId, { convention, bridgeKey, model, word })
    return word
  }

  const differs = (one: unknown, other: unknown) => one !== other
  const batteriesDiffer = (one: unknown, other: unknown) => Math.abs(Number(one) - Number(other)) >= BATTERY_APART
  const rules = {
    identity: { isApart: differs, withinMs: WITHIN_MS },
    battery: { isApart: batteriesDiffer, withinMs: WITHIN_MS },
    inBed: { isApart: differs, withinMs: SIDE_WITHIN_MS },
  }

  return {
    since: (deviceId) => clashes.get(deviceId)?.since ?? null,
    hear(deviceId, reading, at) {
      // What the broker replays is the past of whoever sent it.
      if (reading.retained) return null
      const { battery_pct: battery, in_bed: inBed } = reading.values
      // Each signal is noted, whatever another one says.
      const isOther = note(deviceId, 'identity', identityOf(deviceId, reading), at, rules.identity)
      const isFar = typeof battery === 'number' && note(deviceId, 'battery', battery, at, rules.battery)
      const isBoth = typeof inBed === 'boolean' && note(deviceId, 'in_bed', inBed, at, rules.inBed)
      if (!isOther && !isFar && !isBoth) return null
      const known = clashes.get(deviceId)
      clashes.set(deviceId, { since: known?.since ?? at, lastAt: at })
      return known ? null : true
    },
    expire(at) {
      const over = [...clashes].filter(([, { lastAt }]) => at - lastAt > OVER_AFTER_MS).map(([id]) => id)
      for (const id of over) {
        clashes.delete(id)
        tracks.delete(id)
        identities.delete(id)
      }
      return over
    },
  }
}
