// Topics no convention understands: kept with a redacted sample so that a person can see what is out there. Bounded; never the bin, never endless.
import type { InboxTopic } from '#shared/features/devices/devices.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { withTransaction } from '../../database/open-database.ts'
import { redactSample } from '../../mqtt/redact-sample.ts'
import type { InboxTopicsRepository } from './inbox-topics.repository.ts'

const TOPIC_LIMIT = 1000
const TOPIC_CHARACTERS = 300
const SAMPLE_CHARACTERS = 500
/** Only this much of a payload is looked at: a sample of a 5 MB message must not cost 5 MB of work. */
const SAMPLE_BYTES = 4096

export type InboxTopics = {
  load(): void
  hear(
    topic: string,
    part: { convention: string | null; problem: string | null; payload: Uint8Array; at: number },
  ): void
  /** Newest first. */
  list(limit: number): InboxTopic[]
  /** Stores what changed; throws when storing fails, and then tries again with the next call. */
  flush(): void
  /** Topics forgotten because more than the limit were heard. */
  forgottenCount(): number
}

export function createInboxTopics(records: SqliteDatabase, repository: InboxTopicsRepository): InboxTopics {
  const topics = new Map<string, InboxTopic>()
  const changed = new Set<string>()
  const removed = new Set<string>()
  let forgotten = 0

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
      topics.delete(topic)
      topics.set(topic, {
        topic,
        convention,
        problem,
        count: (before?.count ?? 0) + 1,
        firstHeardAt: before?.firstHeardAt ?? at,
        lastHeardAt: at,
        sample,
      })
      changed.add(topic)
      removed.delete(topic)
      if (topics.size <= TOPIC_LIMIT) return
      const oldest = topics.keys().next().value
      if (oldest === undefined) return
      topics.delete(oldest)
      changed.delete(oldest)
      removed.add(oldest)
      forgotten += 1
    },
    list: (limit) => [...topics.values()].reverse().slice(0, limit),
    flush() {
      if (changed.size === 0 && removed.size === 0) return
      withTransaction(records, () => {
        for (const topic of removed) repository.delete(topic)
        for (const topic of changed) {
          const row = topics.get(topic)
          if (row) repository.save(row)
        }
      })
      changed.clear()
      removed.clear()
    },
  }
}
