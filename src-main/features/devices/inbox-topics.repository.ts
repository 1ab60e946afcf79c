// SQL of the topics nobody understands yet.
import type { InboxTopic } from '#shared/features/devices/devices.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type InboxTopicsRepository = ReturnType<typeof createInboxTopicsRepository>

export function createInboxTopicsRepository(db: SqliteDatabase) {
  return {
    /** Oldest heard first. */
    listAll(): InboxTopic[] {
      return db
        .prepare(
          `SELECT topic, convention, problem, count, first_heard_at AS firstHeardAt, last_heard_at AS lastHeardAt, sample
           FROM inbox_topics ORDER BY last_heard_at`,
        )
        .all() as InboxTopic[]
    },
    save(topic: InboxTopic): void {
      db.prepare(
        `INSERT INTO inbox_topics (topic, convention, problem, count, first_heard_at, last_heard_at, sample)
         VALUES (:topic, :convention, :problem, :count, :firstHeardAt, :lastHeardAt, :sample)
         ON CONFLICT (topic) DO UPDATE SET convention = excluded.convention, problem = excluded.problem,
           count = excluded.count, last_heard_at = excluded.last_heard_at, sample = excluded.sample`,
      ).run(topic)
    },
    delete(topic: string): void {
      db.prepare('DELETE FROM inbox_topics WHERE topic = ?').run(topic)
    },
  }
}
