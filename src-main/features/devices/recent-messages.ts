// The last messages of topics nobody understands, redacted, so that the mapper can replay them. Memory only; bounded per topic,
// over all topics, and in the work a flood may cause.
import { redactSample } from '../../mqtt/redact-sample.ts'

/** Messages kept a topic: what the mapper replays. */
export const RECENT_LIMIT = 50
const TOTAL_CHARACTERS = 4_000_000
/** A longer payload is kept cut off, and the mapper says that it is. */
const MESSAGE_CHARACTERS = 8000
/** Redacting costs; a flood of odd messages must not take the processor from the wall. */
const KEPT_A_SECOND = 200

export type RecentMessage = { at: number; payload: string; isCut: boolean }

export type RecentMessages = {
  add(topic: string, payload: Uint8Array, at: number): void
  /** Oldest first. */
  of(topic: string): readonly RecentMessage[]
  forget(topic: string): void
}

export function createRecentMessages(): RecentMessages {
  // In order of the last message: the topic unheard the longest makes room first.
  const byTopic = new Map<string, RecentMessage[]>()
  let characters = 0
  let second = 0
  let keptInSecond = 0

  function forget(topic: string): void {
    for (const message of byTopic.get(topic) ?? []) characters -= message.payload.length
    byTopic.delete(topic)
  }

  return {
    forget,
    of: (topic) => byTopic.get(topic) ?? [],
    add(topic, bytes, at) {
      const now = Math.floor(at / 1000)
      if (now !== second) {
        second = now
        keptInSecond = 0
      }
      if (keptInSecond >= KEPT_A_SECOND) return
      keptInSecond += 1
      const payload = redactSample(bytes.subarray(0, MESSAGE_CHARACTERS * 2), MESSAGE_CHARACTERS)
      const isCut = bytes.byteLength > MESSAGE_CHARACTERS * 2 || payload.length >= MESSAGE_CHARACTERS
      const messages = byTopic.get(topic) ?? []
      messages.push({ at, payload, isCut })
      characters += payload.length
      if (messages.length > RECENT_LIMIT) characters -= messages.shift()?.payload.length ?? 0
      byTopic.delete(topic)
      byTopic.set(topic, messages)
      while (characters > TOTAL_CHARACTERS && byTopic.size > 1) {
        const oldest = byTopic.keys().next().value
        if (oldest === undefined || oldest === topic) break
        forget(oldest)
      }
    },
  }
}
