// SQL of the topics nobody understands yet.
import type { InboxTopic } from '#shared/features/devices/devices.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type InboxTopicsRepository = ReturnType<typeof createInboxTopicsRepository>

export function createInboxTopicsRepository(db: SqliteDatabase) {
  return {
    /** Oldest heard first. */
    listAll(): InboxTopic[] {
      const rows = db
        .prepare(
          `SELECT topic, convention, problem, count, first_heard_at AS firstHeardAt, last_heard_at AS lastHeardAt, sample,
             recent_json AS recentJson, ignored_reason AS ignoredReason
           FROM inbox_topics ORDER BY last_heard_at`,
        )
        .all() as (Omit<InboxTopic, 'recent'> & { recentJson: string })[]
      return rows.map(({ recentJson, ...topic }) => ({
        ...topic,
        recent: JSON.parse(recentJson) as InboxTopic['recent'],
      }))
    },
    save({ recent, ...row }: InboxTopic): void {
      db.prepare(
        `INSERT INTO inbox_topics (topic, convention, problem, count, first_heard_at, last_heard_at, sample, recent_json,
           ignored_reason)
         VALUES (:topic, :convention, :problem, :count, :firstHeardAt, :lastHeardAt, :sample, :recentJson, :ignoredReason)
         ON CONFLICT (topic) DO UPDATE SET convention = excluded.convention, problem = excluded.problem,
           count = excluded.count, last_heard_at = excluded.last_heard_at, sample = excluded.sample,
           recent_json = excluded.recent_json, ignored_reason = excluded.ignored_reason`,
      ).run({ ...row, recentJson: JSON.stringify(recent) })
    },
    delete(topic: string): void {
      db.prepare('DELETE FROM inbox_topics WHERE topic = ?').run(topic)
    },
  }
}
