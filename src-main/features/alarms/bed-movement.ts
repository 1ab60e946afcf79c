// Lying without moving for too long (pressure: the person must be turned). Only where a device of the bed tells movement.
// A gap in what is known starts the time anew; a silent movement sensor is unknown, never "did not move".
import type { AlarmRule } from '#shared/features/alarms/alarm-rules.model.ts'

const MINUTE_MS = 60_000
/** A sensor that speaks on movement only still says "none" now and then; after so long it tells nothing. */
const BELIEVED_FOR_MS = 90 * MINUTE_MS

export type MovementFinding =
  | { change: 'begins'; tier: 'medium' | 'high'; minutes: number }
  | { change: 'ends'; because: 'moved' | 'out-of-bed' }

type Watched = {
  /** When a device last said anything about movement. */
  toldAt: number
  movedAt: number
  /** Since when the person is known to lie there and to be watched; null = not now. */
  since: number | null
}

export type BedMovement = {
  /** What a device of the bed said, with its arrival. */
  hear(bedId: string, values: Readonly<Record<string, unknown>>, at: number): void
  /** True when a device of the bed ever told of movement; only then there is something to judge. */
  isWatching(bedId: string): boolean
  judge(bedId: string, inBed: boolean | null, rule: AlarmRule, now: number): MovementFinding | null
  forget(bedId: string): void
}

function movementIn({ vibration, motionless, sit_up }: Readonly<Record<string, unknown>>): boolean | null {
  if (vibration === true || motionless === false || sit_up === true) return true
  return vibration === false || motionless === true ? false : null
}

export function createBedMovement(): BedMovement {
  const beds = new Map<string, Watched>()
  return {
    hear(bedId, values, at) {
      const moved = movementIn(values)
      if (moved === null) return
      const known = beds.get(bedId)
      if (!known) beds.set(bedId, { toldAt: at, movedAt: at, since: null })
      else {
        known.toldAt = at
        if (moved) known.movedAt = at
      }
    },
    isWatching: (bedId) => beds.has(bedId),
    judge(bedId, inBed, rule, now) {
      const watched = beds.get(bedId)
      if (!watched) return null
      // A clock that was set back would leave the future behind; time counts from now then.
      if (watched.movedAt > now || (watched.since ?? 0) > now) Object.assign(watched, { movedAt: now, since: null })
      if (inBed !== true || now - watched.toldAt > BELIEVED_FOR_MS) {
        watched.since = null
        return inBed === false ? { change: 'ends', because: 'out-of-bed' } : null
      }
      watched.since ??= now
      const stillMs = now - Math.max(watched.since, watched.movedAt)
      const mediumMs = (rule.graceMinutes ?? Number.POSITIVE_INFINITY) * MINUTE_MS
      const highMs = Math.max(mediumMs, (rule.highMinutes ?? Number.POSITIVE_INFINITY) * MINUTE_MS)
      const minutes = Math.floor(stillMs / MINUTE_MS)
      if (stillMs >= highMs) return { change: 'begins', tier: 'high', minutes }
      if (stillMs >= mediumMs) return { change: 'begins', tier: 'medium', minutes }
      // After a gap nobody knows whether the person moved: that is no movement, and no all-clear either.
      return watched.movedAt >= watched.since ? { change: 'ends', because: 'moved' } : null
    },
    forget(bedId) {
      const watched = beds.get(bedId)
      if (watched) watched.since = null
    },
  }
}
