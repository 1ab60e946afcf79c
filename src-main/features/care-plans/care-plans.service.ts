// The acts on care plans: write the next version, end. Each is one transaction with its audit row.
import { addDays, dayOf } from '#shared/contract/days.ts'
import { type Day, RecordId, type ResidentId } from '#shared/contract/primitives.ts'
import type { CarePlan, PlanContent } from '#shared/features/care-plans/care-plans.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { CarePlansRepository } from './care-plans.repository.ts'

export type CarePlansServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: CarePlansRepository
  residents: Pick<ResidentsFeature, 'get' | 'nameOf'>
}
export type CarePlansService = ReturnType<typeof createCarePlansService>

function refuseTwice(content: PlanContent): void {
  const ids = content.problems.flatMap(({ id, interventions }) => [id, ...interventions.map((each) => each.id)])
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) refuseRule('PLAN_PART_TWICE', 'content', { id: twice })
}

export function createCarePlansService(deps: CarePlansServiceDependencies) {
  const { records, clock, newId, repository, residents } = deps
  const today = (): Day => dayOf(clock.now())

  function audit(actor: Actor, action: string, objectId: string, trace: object): void {
    const about = { action: `care-plans.${action}`, objectType: 'care-plan', objectId, ...trace }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about })
  }

  function mustBePerson(id: ResidentId): void {
    if (residents.nameOf(id) === null) throw new DomainError('NOT_FOUND', { where: 'resident', values: { id } })
  }

  function mustBeHere(id: ResidentId): void {
    mustBePerson(id)
    const { state } = residents.get(id)
    if (state === 'in' || state === 'on-leave' || state === 'in-hospital') return
    throw new DomainError('RESIDENT_NOT_IN', { where: 'resident', values: { id } })
  }

  function refuseBefore(on: Day, earliest: Day, where: string): void {
    if (on < earliest) throw new DomainError('DAY_BEFORE_START', { where, values: { on, earliest } })
  }

  return {
    listOf(residentId: ResidentId): CarePlan[] {
      mustBePerson(residentId)
      return repository.listOf(residentId)
    },

    write(
      input: { residentId: ResidentId; basedOn: number; fromOn: Day; content: PlanContent },
      actor: Actor,
    ): CarePlan {
      const { residentId, fromOn, content } = input
      mustBeHere(residentId)
      const [before] = repository.listOf(residentId)
      if ((before?.version ?? 0) !== input.basedOn) {
        throw new DomainError('EDIT_CONFLICT', { where: 'plan', theirs: before ?? null })
      }
      const isRunning = before !== undefined && (before.toOn === null || before.toOn > today())
      refuseBefore(fromOn, isRunning ? addDays(today(), 1) : today(), 'fromOn')
      // A version that had not begun yet gives way to the one that takes its place on the same day or earlier.
      if (before && fromOn < before.fromOn) refuseBefore(fromOn, before.fromOn, 'fromOn')
      if (content.reviewOn <= fromOn) refuseRule('REVIEW_NOT_AFTER_START', 'reviewOn')
      refuseTwice(content)
      const plan: CarePlan = {
        ...content,
        ...{ id: RecordId.parse(newId()), residentId, version: input.basedOn + 1, fromOn, toOn: null, endReason: null },
        ...{ writtenAt: clock.now(), writtenBy: actor.userId, reviewedAt: null, reviewedBy: null, reviewNote: null },
      }
      withTransaction(records, () => {
        if (before && before.toOn === null) repository.end(before.id, fromOn, null)
        repository.insert(plan)
        audit(actor, 'write', plan.id, { before: before ?? null, after: plan })
      })
      return plan
    },

    review(
      input: { residentId: ResidentId; version: number; nextOn: Day; note: string | null },
      actor: Actor,
    ): CarePlan {
      mustBeHere(input.residentId)
      const all = repository.listOf(input.residentId)
      const before = all.find(({ fromOn, toOn }) => fromOn <= today() && (toOn === null || today() < toOn))
      if (!before) throw new DomainError('NOT_FOUND', { where: 'plan', values: { id: input.residentId } })
      if (before.version !== input.version) throw new DomainError('EDIT_CONFLICT', { where: 'plan', theirs: before })
      if (input.nextOn <= today()) refuseRule('REVIEW_NOT_AFTER_START', 'nextOn')
      const { nextOn, note } = input
      const told = { reviewedAt: clock.now(), reviewedBy: actor.userId }
      withTransaction(records, () => {
        repository.insertReview({ id: RecordId.parse(newId()), planId: before.id, nextOn, note, ...told })
        audit(actor, 'review', before.id, { after: { nextOn, note, version: before.version } })
      })
      return { ...before, ...told, reviewNote: note, reviewOn: nextOn }
    },

    end(input: { residentId: ResidentId; on: Day; reason: string }, actor: Actor): CarePlan {
      mustBePerson(input.residentId)
      const before = repository.listOf(input.residentId).find(({ toOn }) => toOn === null)
      if (!before) throw new DomainError('NOT_FOUND', { where: 'plan', values: { id: input.residentId } })
      const tomorrow = addDays(today(), 1)
      refuseBefore(input.on, before.fromOn > tomorrow ? before.fromOn : tomorrow, 'on')
      const after = { ...before, toOn: input.on, endReason: input.reason }
      withTransaction(records, () => {
        repository.end(before.id, input.on, input.reason)
        audit(actor, 'end', before.id, { before, after, reason: input.reason })
      })
      return after
    },
  }
}
