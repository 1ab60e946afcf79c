// 长护险: entitlements and services are written version by version; the sheet of a month is worked out each time from what counts.
import { monthBounds } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type {
  CareService,
  CareServiceFacts,
  Entitlement,
  EntitlementFacts,
  LongTermCareData,
  LongTermCareTerms,
} from '#shared/features/long-term-care/long-term-care.model.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { PartnershipContext, RecordVersion } from '../partnerships/index.ts'
import type { LongTermCareStores, StoredEntitlement } from './long-term-care.repository.ts'

export type LongTermCareService = ReturnType<typeof createLongTermCareService>

export function shownEntitlement(context: PartnershipContext, row: RecordVersion<StoredEntitlement>): Entitlement {
  return { ...row.facts, ...context.written(row) }
}
export function shownService(context: PartnershipContext, row: RecordVersion<CareServiceFacts>): CareService {
  return { ...row.facts, ...context.written(row), isVoid: row.isVoid }
}

export function createLongTermCareService(
  context: PartnershipContext,
  stores: LongTermCareStores,
  data: LongTermCareData,
) {
  const audit = auditActs(context, (action) => ({ action: `long-term-care.${action}`, objectType: 'long-term-care' }))

  function mustFitService({ residentId, month, item }: CareServiceFacts): void {
    context.mustExist(residentId)
    if (month > context.today().slice(0, 7)) refuseRule('MONTH_IN_FUTURE', 'month')
    if (!data.items.some(({ code }) => code === item)) refuseRule('SERVICE_UNKNOWN', 'item')
    const { from, to } = monthBounds(month)
    context.mustBelongWithin(residentId, { from, to }, 'month')
    const isEntitled = stores.entitlements
      .listBetween('resident_id', residentId, residentId)
      .some(({ isVoid, facts }) => !isVoid && facts.fromOn <= to && facts.untilOn >= from)
    if (!isEntitled) refuseRule('ENTITLEMENT_MISSING', 'residentId')
  }

  return {
    setEntitlement(
      input: {
        residentId: ResidentId
        facts: EntitlementFacts
        replaces: { id: RecordId; version: number } | null
        reason: string | null
      },
      actor: Actor,
    ): Entitlement {
      const { facts, residentId, replaces, reason } = input
      context.mustBelong(residentId, context.today())
      if (facts.assessedOn !== null) context.refuseFuture(facts.assessedOn, 'assessedOn')
      if (facts.untilOn < facts.fromOn) refuseRule('ENDS_BEFORE_START', 'untilOn')
      if (!data.benefits.some(({ code }) => code === facts.benefit)) refuseRule('SERVICE_UNKNOWN', 'benefit')
      const before = replaces && context.mustBeNewest(stores.entitlements, replaces, 'entitlement')
      if (replaces && reason === null) refuseRule('REASON_MISSING', 'reason')
      const replaced = replaces && { ...replaces, reason: reason ?? '' }
      const row = context.nextVersion<StoredEntitlement>({ ...facts, residentId }, actor, replaced)
      context.transact(() => {
        stores.entitlements.insert(row)
        audit(actor, 'set-entitlement', row.id, { before: before?.facts, after: row.facts, reason })
      })
      return shownEntitlement(context, row)
    },

    recordService(facts: CareServiceFacts, actor: Actor): CareService {
      mustFitService(facts)
      const row = context.nextVersion(facts, actor, null)
      context.transact(() => {
        stores.services.insert(row)
        audit(actor, 'record-service', row.id, { after: facts })
      })
      return shownService(context, row)
    },

    correctService(
      input: { id: RecordId; version: number; facts: CareServiceFacts | null; reason: string },
      actor: Actor,
    ): CareService {
      const before = context.mustBeNewest(stores.services, input, 'service')
      if (input.facts) mustFitService(input.facts)
      const facts = input.facts ?? before.facts
      const row = context.nextVersion(facts, actor, { ...input, isVoid: input.facts === null })
      context.transact(() => {
        stores.services.insert(row)
        audit(actor, 'correct-service', row.id, { before: before.facts, after: facts, reason: input.reason })
      })
      return shownService(context, row)
    },

    setTerms(terms: LongTermCareTerms, actor: Actor): LongTermCareTerms {
      const id = context.recordId()
      const before = stores.findTerms(terms.fromMonth)
      context.transact(() => {
        stores.insertTerms(id, terms, context.clock.now(), actor.userId)
        audit(actor, 'set-terms', id, { before, after: terms, reason: terms.source })
      })
      return terms
    },
  }
}
