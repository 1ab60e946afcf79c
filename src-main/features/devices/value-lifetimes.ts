// Values that a device only vouches for some time: unknown after a silence, or a "yes" that is over by itself. Judged when they are read,
// on the house's own clock.
import type { Lifetime } from '../../mqtt/message-types.ts'
import type { LiveValue } from './device-types.ts'

type Deadline = { unknownAt: number | null; offAt: number | null }

export type ValueLifetimes = {
  /** Notes what a reading said about one value; a reading without a lifetime ends an earlier one. */
  note(capability: string, lifetime: Lifetime | undefined, at: number): void
  /** The values as they may be believed at `now`. */
  judge(values: ReadonlyMap<string, LiveValue>, now: number): ReadonlyMap<string, LiveValue>
}

function judged(live: LiveValue, deadline: Deadline, now: number): LiveValue {
  if (deadline.unknownAt !== null && now >= deadline.unknownAt)
    return { ...live, value: null, text: null, unknownBecause: 'stale' }
  return deadline.offAt !== null && now >= deadline.offAt && live.value === 1 ? { ...live, value: 0 } : live
}

export function createValueLifetimes(): ValueLifetimes {
  const deadlines = new Map<string, Deadline>()
  return {
    note(capability, lifetime, at) {
      if (lifetime === undefined) {
        if (deadlines.size > 0) deadlines.delete(capability)
        return
      }
      const { validForMs, offDelayMs } = lifetime
      deadlines.set(capability, {
        unknownAt: validForMs === undefined ? null : at + validForMs,
        offAt: offDelayMs === undefined ? null : at + offDelayMs,
      })
    },
    judge(values, now) {
      if (deadlines.size === 0) return values
      const current = new Map(values)
      for (const [capability, deadline] of deadlines) {
        const live = values.get(capability)
        if (live) current.set(capability, judged(live, deadline, now))
      }
      return current
    },
  }
}
