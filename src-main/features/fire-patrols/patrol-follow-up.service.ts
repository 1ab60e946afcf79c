// What follows a patrol: the supervisor's signature, what was not walked at its time written afterwards with a reason, or explained.
import { dayOf } from '#shared/contract/days.ts'
import { isAllowed } from '#shared/contract/permissions.ts'
import type { Instant, RecordId, UserId } from '#shared/contract/primitives.ts'
import type { LatePatrol } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { VisitRow } from './fire-patrols.repository.ts'
import type { PatrolContext } from './patrol-context.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

export type PatrolFollowUpService = ReturnType<typeof createPatrolFollowUpService>

export function createPatrolFollowUpService(context: PatrolContext) {
  const { records, clock, repository, book, id, traceOf, audit, mustFind, newPatrol, insertAnswer, settle } = context

  function refuseOld(plannedAt: Instant, where: string): void {
    const days = book.plan.lateDays
    if (plannedAt < clock.now() - days * DAY_MS) refuseRule('FIRE_TOO_OLD', where, { days })
  }

  function mustBeSignable(patrolId: RecordId, userId: UserId): void {
    const row = mustFind(patrolId)
    if (row.finishedAt === null) refuseRule('FIRE_PATROL_NOT_FINISHED', 'fire-patrol')
    if (row.signedAt !== null) refuseRule('FIRE_PATROL_SIGNED', 'fire-patrol')
    // Whoever was at a point walked it, also where somebody else had begun.
    const walkers = [row, ...repository.listVisits([patrolId])].map(({ recordedBy }) => recordedBy)
    if (walkers.includes(userId)) refuseRule('SECOND_PERSON_SAME', 'userId')
  }

  return {
    async sign(input: { ids: readonly RecordId[]; userId: UserId; pin: string }, actor: Actor): Promise<number> {
      const { ids, userId, pin } = input
      for (const each of ids) mustBeSignable(each, userId)
      const person = await context.confirmPerson(actor, { userId, pin })
      if (!isAllowed(person.roles, 'fire-safety.manage')) refuseRule('FIRE_SIGNER_MAY_NOT', 'userId')
      return withTransaction(records, () => {
        const signer: Actor = { ...actor, userId, displayName: person.displayName, roles: person.roles }
        for (const each of ids) {
          // While the PIN was checked somebody else may have signed.
          mustBeSignable(each, userId)
          repository.insertSignature(each, { at: clock.now(), by: userId, seat: actor.seatName })
          audit(signer, 'sign', each, { after: { signedBy: userId } })
        }
        return ids.length
      })
    },

    recordLate(input: LatePatrol, actor: Actor): RecordId {
      const { plannedAt, startedAt, reason, points } = input
      const span = book.spanOfPlanned(plannedAt)
      if (!span) throw new DomainError('NOT_FOUND', { where: 'fire-patrol', values: { plannedAt } })
      if (startedAt > clock.now() + MINUTE_MS) throw new DomainError('DAY_IN_FUTURE', { where: 'startedAt' })
      refuseOld(plannedAt, 'plannedAt')
      if (startedAt < span.opensAt || startedAt > span.closesAt) refuseRule('FIRE_LATE_OUTSIDE', 'startedAt')
      const patrol = newPatrol(startedAt, actor, { plannedAt, reason })
      const known = [span.opensAt, clock.now()].flatMap((at) => book.pointsOn(dayOf(startedAt), at))
      const inUse = new Set<string>(known.map((point) => point.id))
      withTransaction(records, () => {
        repository.insertPatrol(patrol)
        for (const { pointId, faults } of points) {
          if (!inUse.has(pointId)) throw new DomainError('NOT_FOUND', { where: 'point', values: { id: pointId } })
          const visit: VisitRow = {
            ...{ id: id(), patrolId: patrol.id, pointId, at: null, source: 'hand', hasteReason: null },
            ...traceOf(actor),
          }
          repository.insertVisit(visit)
          insertAnswer(visit, { faults, attachmentIds: [] }, { startedAt, finishedAt: null }, null, actor)
        }
        repository.insertEnd(patrol.id, traceOf(actor))
        audit(actor, 'record-late', patrol.id, { after: { ...patrol, points }, reason })
      })
      settle(plannedAt)
      return patrol.id
    },

    explain({ plannedAt, reason }: { plannedAt: Instant; reason: string }, actor: Actor): void {
      const span = book.spanOfPlanned(plannedAt)
      const planned = span && book.plannedIn(span.day, span.day, clock.now()).find(({ at }) => at === plannedAt)
      if (!planned) throw new DomainError('NOT_FOUND', { where: 'fire-patrol', values: { plannedAt } })
      refuseOld(plannedAt, 'plannedAt')
      if (planned.state === 'explained') refuseRule('FIRE_EXPLAINED', 'plannedAt')
      if (planned.state !== 'missed' && planned.state !== 'partly') refuseRule('FIRE_NOT_MISSED', 'plannedAt')
      withTransaction(records, () => {
        repository.insertReason(plannedAt, reason, traceOf(actor))
        audit(actor, 'explain', String(plannedAt), { after: { plannedAt, reason }, reason })
      })
      settle(plannedAt)
    },

    /** A signature of somebody whose presence was proven elsewhere. */
    signAs(ids: readonly RecordId[], signer: Actor & { userId: UserId }): void {
      withTransaction(records, () => {
        for (const each of ids) {
          mustBeSignable(each, signer.userId)
          repository.insertSignature(each, { at: clock.now(), by: signer.userId, seat: signer.seatName })
          audit(signer, 'sign', each, { after: { signedBy: signer.userId } })
        }
      })
    },
  }
}
