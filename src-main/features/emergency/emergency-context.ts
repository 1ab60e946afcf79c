// What the three parts of the feature have in common: clock, audit, and how an entry of an earlier day is taken.
import { dayOf } from '#shared/contract/days.ts'
import type { AttachmentId, Day, StaffId, UserId } from '#shared/contract/primitives.ts'
import type { EmergencyRules } from '#shared/features/emergency/emergency.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { writeAudit } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { SettleDraft } from '../drafts/index.ts'

export type EmergencyDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  displayNameOf: (userId: string) => string | null
  /** The roll of a day. */
  listStaff: (on: Day) => readonly { id: StaffId; name: string }[]
  /** Throws WRONG_CREDENTIALS, ACCOUNT_LOCKED. */
  confirmPerson: (actor: Actor, input: { userId: UserId; pin: string }) => Promise<{ userId: UserId }>
  /** Throws NOT_FOUND for an attachment nobody added. */
  requireAttachments: (ids: readonly AttachmentId[], where?: string) => void
  settleDraft: SettleDraft
}
export type EmergencyContext = ReturnType<typeof createEmergencyContext>

export function createEmergencyContext(deps: EmergencyDependencies, rules: EmergencyRules) {
  const { clock } = deps
  const today = (): Day => dayOf(clock.now())
  return {
    ...deps,
    ...{ rules, today },
    nameOf: (userId: string | null) => (userId === null ? null : deps.displayNameOf(userId)),
    stamp: (actor: Actor) => ({ recordedAt: clock.now(), recordedBy: actor.userId }),
    audit: (actor: Actor, entry: Parameters<typeof writeAudit>[2]): void => writeAudit(deps, actor, entry),
    /** An earlier day is late and says why; today says nothing. */
    lateReasonOf(on: Day, reason: string | null): string | null {
      if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where: 'on', values: { on, today: today() } })
      return on === today() ? null : (reason ?? refuseRule('REASON_MISSING', 'lateReason'))
    },
  }
}
