// Bounds what the built-in broker keeps for later listeners: a client that retains message after message on topics of its own invention
// must not fill the memory. What was kept first stays; a message too many is passed on all the same.

export type RetainedLimits = { topics: number; bytes: number }

/** A home of ten thousand devices retains far less. */
const DEFAULT_LIMITS: RetainedLimits = { topics: 50_000, bytes: 64 * 1024 * 1024 }
/** A retained message stays in memory for good: a single large one is never kept. */
const ONE_MESSAGE_BYTES = 2 * 1024 * 1024

export type RetainedLimit = {
  /** Asked for each message to be retained, in order; true = keep it, and it is counted from now on. */
  admits(topic: string, bytes: number): boolean
}

export function createRetainedLimit(limits: RetainedLimits = DEFAULT_LIMITS): RetainedLimit {
  const kept = new Map<string, number>()
  let total = 0

  return {
    admits(topic, bytes) {
      const before = kept.get(topic) ?? 0
      // An empty message takes the retained one away.
      if (bytes === 0) {
        kept.delete(topic)
        total -= before
        return true
      }
      const size = bytes + Buffer.byteLength(topic)
      const isTooMany = before === 0 && kept.size >= limits.topics
      if (isTooMany || bytes > ONE_MESSAGE_BYTES || total - before + size > limits.bytes) return false
      kept.set(topic, size)
      total += size - before
      return true
    },
  }
}
