// Keeps one device from taking the time of all others: above its rate, what it merely repeats is let go and counted.
// Must never let a call for help or a word of danger go.
import { dangerCapabilities } from '#shared/features/devices/capabilities.ts'
import type { Reading } from '../../mqtt/message-types.ts'

/** Far above any sensor: the fastest mattresses speak a few times a second. */
const MESSAGES_A_SECOND = 100
const BURST = 1000
/** A flood is over after so long without a thinned message. */
const CALM_AFTER_MS = 30_000
const DEVICES_REMEMBERED = 20_000

type Bucket = { tokens: number; at: number; thinned: number; thinnedAt: number; isFlooding: boolean }

export type FloodGuard = {
  /** False = let this message of the device go. */
  allows(deviceId: string, reading: Reading, at: number): boolean
  /** Tells floods that ended. */
  sweep(at: number): void
  /** Messages let go since the start. */
  thinnedCount(): number
}

function saysMore(reading: Reading): boolean {
  if (reading.events.length > 0) return true
  return dangerCapabilities.some((word) => reading.values[word] === true) || reading.values.active === true
}

export function createFloodGuard(
  onFlood: (deviceId: string, isFlooding: boolean, thinned: number) => void,
): FloodGuard {
  const buckets = new Map<string, Bucket>()
  const flooding = new Set<string>()
  let thinned = 0

  function bucketOf(deviceId: string, at: number): Bucket {
    const known = buckets.get(deviceId)
    if (known) return known
    const oldest = buckets.size >= DEVICES_REMEMBERED ? buckets.keys().next().value : undefined
    if (oldest !== undefined && !flooding.has(oldest)) buckets.delete(oldest)
    const made: Bucket = { tokens: BURST, at, thinned: 0, thinnedAt: 0, isFlooding: false }
    buckets.set(deviceId, made)
    return made
  }

  return {
    thinnedCount: () => thinned,
    allows(deviceId, reading, at) {
      const bucket = bucketOf(deviceId, at)
      // A clock that steps back must not freeze the bucket, nor a step forward fill more than a burst.
      if (at !== bucket.at) {
        const passedMs = Math.max(0, at - bucket.at)
        bucket.tokens = Math.min(BURST, bucket.tokens + (passedMs * MESSAGES_A_SECOND) / 1000)
        bucket.at = at
      }
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1
        return true
      }
      if (saysMore(reading)) return true
      thinned += 1
      bucket.thinned += 1
      bucket.thinnedAt = at
      if (!bucket.isFlooding) {
        bucket.isFlooding = true
        flooding.add(deviceId)
        onFlood(deviceId, true, bucket.thinned)
      }
      return false
    },
    sweep(at) {
      for (const deviceId of flooding) {
        const bucket = buckets.get(deviceId)
        if (bucket && Math.abs(at - bucket.thinnedAt) < CALM_AFTER_MS) continue
        flooding.delete(deviceId)
        if (bucket) bucket.isFlooding = false
        onFlood(deviceId, false, bucket?.thinned ?? 0)
      }
    },
  }
}
