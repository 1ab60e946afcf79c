// Topics no convention understands: kept with a redacted sample so that a person can see what is out there. Bounded; never the bin, never endless.
import type { InboxTopic } from '#shared/features/devices/devices.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { withTransaction } from '../../database/open-database.ts'
import { redactSample } from '../../mqtt/redact-sample.ts'
import type { InboxTopicsRepository } from './inbox-topics.repository.ts'
import { createRecentMessages, type RecentMessage } from './recent-messages.ts'

const TOPIC_LIMIT = 1000
const TOPIC_CHARACTERS = 300
const SAMPLE_CHARACTERS = 500
/** Only this much of a payload is looked at: a sample of a 5 MB message must not cost 5 MB of work. */
const SAMPLE_BYTES = 4096
/** Newest messages that outlive a restart. */
const STORED_RECENT = 5

export type InboxTopics = {
  load(): void
  hear(
    topic: string,
    part: { convention: string | null; problem: string | null; payload: Uint8Array; at: number },
  ): void
  /** Newest first. */
  list(limit: number): InboxTopic[]
  /** The last messages of a topic, oldest first: up to 50 of this run, else the few stored ones. */
  messagesOf(topic: string): readonly RecentMessage[]
  /** null takes the decision back. Answers undefined for a topic never heard; throws when it cannot be stored. */
  ignore(topic: string, reason: string | null): InboxTopic | undefined
  /** Drops what is understood from now on; it comes back by itself if it is not. */
  forget(isUnderstood: (topic: string) => boolean): void
  /** Stores what changed; throws when storing fails, and then tries again with the next call. */
  flush(): void
  /** Topics forgotten because more than the limit were heard. */
  forgottenCount(): number
}

export function createInboxTopics(records: SqliteDatabase, repository: InboxTopicsRepository): InboxTopics {
  const topics = new Map<string, InboxTopic>()
  const recent = createRecentMessages()
  const changed = new Set<string>()
  const removed = new Set<string>()
  let forgotten = 0

  function drop(topic: string): void {
    topics.delete(topic)
    recent.forget(topic)
    changed.delete(topic)
    removed.add(topic)
  }

  /** What is kept beside the counters: the newest few, cut like the sample. */
  function newestOf(topic: string, stored: InboxTopic['recent']): InboxTopic['recent'] {
    const messages = recent.of(topic).slice(-STORED_RECENT)
    const fresh = messages.map(({ at, payload }) => ({ at, sample: payload.slice(0, SAMPLE_CHARACTERS) }))
    return [...stored.filter(({ at }) => at < (fresh[0]?.at ?? Infinity)), ...fresh].slice(-STORED_RECENT)
  }

  const whole = (topic: InboxTopic): InboxTopic => ({ ...topic, recent: newestOf(topic.topic, topic.recent) })

  return {
    forgottenCount: () => forgotten,
    load() {
      topics.clear()
      for (const topic of repository.listAll()) topics.set(topic.topic, topic)
    },
    hear(fullTopic, { convention, problem, payload, at }) {
      const topic = redactSample(fullTopic.slice(0, TOPIC_CHARACTERS))
      const before = topics.get(topic)
      const isSampleDue = before === undefined || at - before.lastHeardAt >= 1000
      const sample = isSampleDue
        ? redactSample(payload.subarray(0, SAMPLE_BYTES)).slice(0, SAMPLE_CHARACTERS)
        : before.sample
      recent.add(topic, payload, at)
      topics.delete(topic)
      topics.set(topic, {
        topic,
        convention,
        problem,
        count: (before?.count ?? 0) + 1,
        firstHeardAt: before?.firstHeardAt ?? at,
        lastHeardAt: at,
        sample,
        recent: before?.recent ?? [],
        ignoredReason: before?.ignoredReason ?? null,
      })
      changed.add(topic)
      removed.delete(topic)
      if (topics.size <= TOPIC_LIMIT) return
      const oldest = topics.keys().next().value
      if (oldest === undefined) return
      drop(oldest)
      forgotten += 1
    },
    list: (limit) => [...topics.values()].reverse().slice(0, limit).map(whole),
    messagesOf(topic) {
      const messages = recent.of(topic)
      if (messages.length > 0) return messages
      return (topics.get(topic)?.recent ?? []).map(({ at, sample }) => ({
        ...{ at, payload: sample },
        isCut: sample.length >= SAMPLE_CHARACTERS,
      }))
    },
    ignore(topic, reason) {
      const before = topics.get(topic)
      if (!before) return undefined
      const after = whole({ ...before, ignoredReason: reason })
      repository.save(after)
      topics.set(topic, after)
      return after
    },
    forget(isUnderstood) {
      for (const topic of [...topics.keys()]) if (isUnderstood(topic)) drop(topic)
    },
    flush() {
      if (changed.size === 0 && removed.size === 0) return
      withTransaction(records, () => {
        for (const topic of removed) repository.delete(topic)
        for (const topic of changed) {
          const row = topics.get(topic)
          if (row) repository.save(whole(row))
        }
      })
      changed.clear()
      removed.clear()
    },
  }
}
