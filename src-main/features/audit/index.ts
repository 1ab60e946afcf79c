// Reading the audit log. Writing it belongs to every service, in the transaction of its change.
import { implement } from '@orpc/server'
import { auditContract } from '#shared/features/audit/audit.contract.ts'
import { listAudit } from '../../database/audit-log.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { RequestContext } from '../../rpc/request-context.ts'

const PAGE = 200

/** Builds the feature. `displayNameOf` turns a user id into the name shown. */
export function createAuditFeature(deps: {
  records: SqliteDatabase
  displayNameOf: (userId: string) => string | null
}) {
  const api = implement(auditContract).$context<RequestContext>()
  const router = api.router({
    list: api.list.handler(({ input }) => {
      const filter = {
        limit: PAGE,
        ...(input.beforeSeq === undefined ? {} : { beforeSeq: input.beforeSeq }),
        ...(input.action === undefined ? {} : { actionPrefix: input.action }),
      }
      return listAudit(deps.records, filter).map((row) => ({
        seq: row.seq,
        at: row.at,
        actor: row.actorId ? (deps.displayNameOf(row.actorId) ?? row.actorId) : null,
        seat: row.seat,
        action: row.action,
        objectType: row.objectType,
        objectId: row.objectId,
        reason: row.reason,
      }))
    }),
  })
  return { router }
}
