// Emergency plans: written version by version, looked through once a year, read and signed by the staff.
import { type Day, RecordId, type StaffId, type UserId } from '#shared/contract/primitives.ts'
import type { PlanFile, PlanReview, PlanStanding, PlanVersion } from '#shared/features/emergency/emergency.model.ts'
import { planReviewDueOn, versionOn } from '#shared/features/emergency/emergency.rules.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { EmergencyContext } from './emergency-context.ts'
import type { PlansRepository } from './plans.repository.ts'

export type NewPlan = Pick<
  PlanVersion,
  'kind' | 'text' | 'attachmentIds' | 'inForceOn' | 'approvedBy' | 'changeNote'
> & {
  basedOn: number
}
export type NewReview = Pick<PlanReview, 'versionId' | 'on' | 'by' | 'note' | 'lateReason'>
export type NewReading = {
  versionId: RecordId
  staffId: StaffId
  proof: { userId: UserId; pin: string } | { witness: string }
}
/** A plan as its standing and its evidence are worked out. */
export type Plan = { kind: string; term: string; versions: PlanVersion[]; reviews: PlanReview[] }
export type PlansService = ReturnType<typeof createPlansService>

export function createPlansService(context: EmergencyContext, repository: PlansRepository) {
  const { records, newId, rules, today, nameOf, stamp, audit } = context

  function listPlans(): Plan[] {
    const versions = Map.groupBy(repository.listVersions(), ({ kind }) => kind)
    const reviews = repository.listReviews()
    return rules.plans.map(({ kind, term }) => {
      const own = versions.get(kind) ?? []
      const ids = new Set(own.map(({ id }) => id))
      return { kind, term, versions: own, reviews: reviews.filter(({ versionId }) => ids.has(versionId)) }
    })
  }

  function standingOf(plan: Plan, staff: readonly { id: StaffId }[], readers: ReadonlySet<string>): PlanStanding {
    const current = versionOn(plan.versions, today())
    const lastReviewedOn = plan.reviews.map(({ on }) => on).reduce<Day | null>(later, null)
    const since = current && later(current.inForceOn, lastReviewedOn)
    return {
      ...{ kind: plan.kind, term: plan.term, lastReviewedOn, staffCount: staff.length },
      current: current && {
        ...{ id: current.id, version: current.version },
        ...{ inForceOn: current.inForceOn, approvedBy: current.approvedBy },
      },
      reviewDueOn: since && planReviewDueOn(since, rules),
      readCount: current ? staff.filter(({ id }) => readers.has(`${current.id}:${id}`)).length : 0,
    }
  }

  const readersOf = () => new Set(repository.listReadings().map(({ versionId, staffId }) => `${versionId}:${staffId}`))

  function file(kind: string): PlanFile {
    const plan = listPlans().find((each) => each.kind === kind)
    if (!plan) throw new DomainError('NOT_FOUND', { where: 'plan', values: { kind } })
    const staff = context.listStaff(today())
    const standing = standingOf(plan, staff, readersOf())
    const readings = new Map(
      repository
        .listReadings()
        .filter(({ versionId }) => versionId === standing.current?.id)
        .map((reading) => [reading.staffId, reading]),
    )
    return {
      standing,
      versions: plan.versions.map((each) => ({ ...each, recordedBy: nameOf(each.recordedBy) })),
      reviews: plan.reviews.map((each) => ({ ...each, recordedBy: nameOf(each.recordedBy) })),
      readers: staff.map(({ id, name }) => ({ staffId: id, name, reading: readings.get(id) ?? null })),
    }
  }

  function mustFind(id: RecordId): PlanVersion {
    const version = repository.find(id)
    if (!version) throw new DomainError('NOT_FOUND', { where: 'plan', values: { id } })
    return version
  }

  return {
    listPlans,
    standings(): PlanStanding[] {
      const [staff, readers] = [context.listStaff(today()), readersOf()]
      return listPlans().map((plan) => standingOf(plan, staff, readers))
    },
    file,

    write({ basedOn, ...input }: NewPlan, actor: Actor): PlanFile {
      const plan = listPlans().find(({ kind }) => kind === input.kind)
      if (!plan) throw new DomainError('NOT_FOUND', { where: 'plan', values: { kind: input.kind } })
      const [newest] = plan.versions
      if ((newest?.version ?? 0) !== basedOn) throw new DomainError('EDIT_CONFLICT', { where: 'plan', theirs: newest })
      if (input.text === null && input.attachmentIds.length === 0) refuseRule('PLAN_IS_EMPTY', 'text')
      if (newest && input.changeNote === null) refuseRule('REASON_MISSING', 'changeNote')
      if (newest && input.inForceOn < newest.inForceOn) refuseRule('PLAN_BEFORE_LAST', 'inForceOn')
      context.requireAttachments(input.attachmentIds, 'attachmentIds')
      withTransaction(records, () => {
        const row: PlanVersion = { ...input, id: RecordId.parse(newId()), version: basedOn + 1, ...stamp(actor) }
        repository.insertVersion(row)
        context.settleDraft({ kind: 'emergency-plan', subjectId: input.kind }, actor)
        audit(actor, { action: 'emergency.write-plan', objectType: 'emergency-plan', objectId: row.id, after: row })
      })
      return file(input.kind)
    },

    review(input: NewReview, actor: Actor): PlanFile {
      const version = mustFind(input.versionId)
      if (input.on < version.inForceOn) refuseRule('PLAN_REVIEW_TOO_EARLY', 'on')
      const lateReason = context.lateReasonOf(input.on, input.lateReason)
      withTransaction(records, () => {
        const row: PlanReview = { ...input, lateReason, id: RecordId.parse(newId()), ...stamp(actor) }
        repository.insertReview(row)
        audit(actor, {
          action: 'emergency.review-plan',
          objectType: 'emergency-plan',
          objectId: version.id,
          after: row,
        })
      })
      return file(version.kind)
    },

    async sign({ versionId, staffId, proof }: NewReading, actor: Actor): Promise<PlanFile> {
      const version = mustFind(versionId)
      const person = context.listStaff(today()).find(({ id }) => id === staffId)
      if (!person) throw new DomainError('NOT_FOUND', { where: 'staff', values: { id: staffId } })
      if (readersOf().has(`${versionId}:${staffId}`)) refuseRule('PLAN_READ_ALREADY', 'staffId')
      const userId = 'userId' in proof ? (await context.confirmPerson(actor, proof)).userId : null
      const witness = 'witness' in proof ? proof.witness : null
      // Nobody stands for themselves.
      if (witness === person.name) refuseRule('SECOND_PERSON_SAME', 'witness')
      withTransaction(records, () => {
        if (readersOf().has(`${versionId}:${staffId}`)) refuseRule('PLAN_READ_ALREADY', 'staffId')
        const row = { versionId, staffId, userId, witness, ...stamp(actor) }
        repository.insertReading(row)
        audit(actor, { action: 'emergency.sign-plan', objectType: 'emergency-plan', objectId: versionId, after: row })
      })
      return file(version.kind)
    },
  }
}

function later(left: Day | null, right: Day | null): Day | null {
  if (left === null || right === null) return left ?? right
  return left > right ? left : right
}
