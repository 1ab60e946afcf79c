import { type AuditEntry, appendAudit } from '../../database/audit-log.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'

export type AccountsAudit = ReturnType<typeof createAccountsAudit>

/** Writes the audit row of an act on an account, inside the transaction of the act. Never hand it a secret or its hash. */
export function createAccountsAudit({ records, clock }: { records: SqliteDatabase; clock: Clock }) {
  return (
    actor: Actor,
    action: string,
    objectId: string | null,
    more: Pick<AuditEntry, 'before' | 'after' | 'reason'> = {},
  ): void => {
    appendAudit(records, { at: clock.now(), ...auditAs(actor), action, objectType: 'user', objectId, ...more })
  }
}
