// What every act of training needs: today, the roll, the audit row.
import { dayOf } from '#shared/contract/days.ts'
import type { AttachmentId, Day, Instant, RecordId, StaffId } from '#shared/contract/primitives.ts'
import type { StaffMember } from '#shared/features/staff/staff.contract.ts'
import type { TrainingRules } from '#shared/features/training/training.model.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { type AuditTrace, writeAudit } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { SettleDraft } from '../drafts/index.ts'
import type { ParticipantsRepository } from './participants.repository.ts'
import type { TrainingRepository } from './training.repository.ts'

export type TrainingContextDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  /** Everybody there ever was. */
  staff: () => readonly StaffMember[]
  displayNameOf: (userId: string) => string | null
  /** Whose account it is; null = nobody's of the register. */
  staffOfUser: (userId: string) => StaffId | null
  /** The day on which each passed the pre-job training, on paper or in a session; one look at everybody. */
  preJobDays: () => (id: StaffId) => Day | null
  /** Card readers of the house. */
  readers: () => readonly { id: string; name: string }[]
  /** Throws NOT_FOUND at the field for a paper that is not kept. */
  requireAttachments: (ids: readonly AttachmentId[], where: string) => unknown
  settleDraft: SettleDraft
  repository: TrainingRepository
  participants: ParticipantsRepository
  rules: TrainingRules
}
export type TrainingContext = ReturnType<typeof createTrainingContext>

export function createTrainingContext(deps: TrainingContextDependencies) {
  const { records, clock } = deps
  const today = (): Day => dayOf(clock.now())
  return {
    ...deps,
    today,
    nameOf: (userId: string | null): string | null => (userId === null ? null : deps.displayNameOf(userId)),
    transact: <Result>(act: () => Result): Result => withTransaction(records, act),
    recordId: (): RecordId => deps.newId() as RecordId,
    stamp: (actor: Actor) => ({ recordedAt: clock.now() as Instant, recordedBy: actor.userId }),
    members: (): Map<StaffId, StaffMember> => new Map(deps.staff().map((member) => [member.id, member])),
    /** Somebody on the roll on a day. Throws NOT_FOUND, TRAINING_PERSON_NOT_EMPLOYED. */
    mustWork(members: ReadonlyMap<StaffId, StaffMember>, staffId: StaffId, on: Day, where: string): StaffMember {
      const member = members.get(staffId)
      if (!member) throw new DomainError('NOT_FOUND', { where: 'staff', values: { id: staffId } })
      // Pre-job training may come before the day of hiring.
      if (member.leftOn !== null && member.leftOn <= on) {
        refuseRule('TRAINING_PERSON_NOT_EMPLOYED', where, { staffId, on })
      }
      return member
    },
    audit(actor: Actor, action: string, objectType: string, objectId: string, trace: AuditTrace): void {
      writeAudit(deps, actor, { action: `training.${action}`, objectType, objectId, ...trace })
    },
  }
}
