// The who of an audit row, taken from the actor; services spread it into appendAudit.
import type { Actor } from './request-context.ts'

/** Actor id, roles and seat in the form the audit log keeps. */
export function auditAs(actor: Actor): { actorId: string | null; actorRole: string | null; seat: string } {
  return { actorId: actor.userId, actorRole: actor.roles.join(' ') || null, seat: actor.seatName }
}
