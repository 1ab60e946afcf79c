// What people decide about topics nobody understands.
import type { InboxTopic } from '#shared/features/devices/devices.contract.ts'
import { appendAudit } from '../../database/audit-log.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { InboxTopics } from './inbox-topics.ts'

const LISTED = 200

export type TopicsService = ReturnType<typeof createTopicsService>

export function createTopicsService(options: {
  records: SqliteDatabase
  clock: Pick<Clock, 'now'>
  inbox: InboxTopics
}) {
  const { records, clock, inbox } = options
  return {
    list: (): InboxTopic[] => inbox.list(LISTED),

    ignore({ topic, reason }: { topic: string; reason: string | null }, actor: Actor): InboxTopic {
      return withTransaction(records, () => {
        const after = inbox.ignore(topic, reason)
        if (!after) throw new DomainError('NOT_FOUND', { where: 'topic' })
        appendAudit(records, {
          ...{ at: clock.now(), ...auditAs(actor), action: 'devices.ignore-topic' },
          ...{
            objectType: 'inbox-topic',
            objectId: topic.slice(0, 200),
            before: null,
            after: { isIgnored: reason !== null },
          },
          reason,
        })
        return after
      })
    },
  }
}
