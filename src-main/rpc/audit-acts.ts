// The audit row of an act, written in the transaction of the change it tells of.
import { appendAudit } from '../database/audit-log.ts'
import type { SqliteDatabase } from '../database/open-database.ts'
import type { Clock } from '../platform/clock.ts'
import { auditAs } from './audit-as.ts'
import type { Actor } from './request-context.ts'

type AuditDependencies = { records: SqliteDatabase; clock: Pick<Clock, 'now'> }
/** How the record was and is, and why. */
export type AuditTrace = { before?: unknown; after?: unknown; reason?: string | null }
type AuditName = { action: string; objectType: string }
export type AuditAct = (actor: Actor, action: string, objectId: string, trace: AuditTrace) => void

/** One row, now, by whoever acts. */
export function writeAudit(
  { records, clock }: AuditDependencies,
  actor: Actor,
  entry: AuditName & { objectId: string } & AuditTrace,
): void {
  appendAudit(records, { at: clock.now(), ...auditAs(actor), ...entry })
}

/** The writer of a service's acts; `nameOf` puts the feature before the act and says what kind of record it is about. */
export function auditActs(deps: AuditDependencies, nameOf: (action: string) => AuditName): AuditAct {
  return (actor, action, objectId, trace) => writeAudit(deps, actor, { ...nameOf(action), objectId, ...trace })
}
