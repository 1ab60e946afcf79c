// 签约合作协议: signed, changed by a further version, renewed by a further agreement, ended before its time. Nothing is signed with an institution
// whose licence or code is not known or has run out; several agreements may overlap.
import type {
  AgreementFacts,
  PartnerAgreement,
  PartnershipData,
  StoredAgreement,
} from '#shared/features/partnerships/partnerships.model.ts'
import {
  agreementStateOn,
  isInForceOn,
  isLicenceValidOn,
  isShortTerm,
  lastDayOf,
} from '#shared/features/partnerships/partnerships.rules.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { PartnerStores } from './partner-stores.ts'
import type { PartnershipContext, Replaced } from './partnership-context.ts'
import type { RecordVersion } from './record-versions.repository.ts'

export type AgreementsService = ReturnType<typeof createAgreementsService>
const places = ['in-force', 'upcoming', 'expired', 'terminated']

export function createAgreementsService(context: PartnershipContext, stores: PartnerStores, data: PartnershipData) {
  const audit = auditActs(context, (action) => ({ action: `partnerships.${action}`, objectType: 'partner-agreement' }))

  function shown(
    row: RecordVersion<StoredAgreement>,
    all: readonly RecordVersion<StoredAgreement>[],
  ): PartnerAgreement {
    const { facts } = row
    return {
      ...{ ...facts, ...context.written(row) },
      partnerName: stores.partners.find(facts.partnerId)?.facts.name ?? '',
      state: agreementStateOn(facts, context.today()),
      isShortTerm: isShortTerm(facts, data.leastTermMonths),
      renewedById: all.find((each) => each.facts.renewsId === row.id)?.id ?? null,
    }
  }

  function list(): PartnerAgreement[] {
    const all = stores.agreements.list()
    return all
      .map((row) => shown(row, all))
      .sort((a, b) => places.indexOf(a.state) - places.indexOf(b.state) || (lastDayOf(a) < lastDayOf(b) ? 1 : -1))
  }

  function mustBeSignable({ partnerId, signedOn }: AgreementFacts): void {
    const partner = context.mustFind(stores.partners, partnerId, 'partnerId').facts
    if (partner.creditCode === null) refuseRule('CREDIT_CODE_MISSING', 'partnerId')
    if (partner.licenceNumber === null || partner.licenceUntil === null) refuseRule('LICENCE_MISSING', 'partnerId')
    if (!isLicenceValidOn(partner.licenceUntil, signedOn)) {
      refuseRule('LICENCE_EXPIRED', 'partnerId', { day: partner.licenceUntil })
    }
  }

  function mustFit(facts: AgreementFacts): void {
    context.refuseFuture(facts.signedOn, 'signedOn')
    context.attachments.require(facts.attachmentIds)
    if (facts.untilOn < facts.fromOn) refuseRule('ENDS_BEFORE_START', 'untilOn')
    if (facts.untilOn < facts.signedOn) refuseRule('AGREEMENT_ENDED_WHEN_SIGNED', 'untilOn')
    const codes = facts.services.map(({ service }) => service)
    const isKnown = (code: string) => data.services.some((each) => each.code === code)
    if (!codes.every(isKnown)) refuseRule('SERVICE_UNKNOWN', 'services')
    if (new Set(codes).size < codes.length) refuseRule('SERVICE_TWICE', 'services')
    if (!facts.modes.every((mode) => data.modes.some(({ code }) => code === mode))) {
      refuseRule('SERVICE_UNKNOWN', 'modes')
    }
    if (facts.renewsId !== null) {
      const renewed = context.mustFind(stores.agreements, facts.renewsId, 'renewsId')
      if (renewed.facts.partnerId !== facts.partnerId) refuseRule('RENEWAL_OF_OTHER_PARTNER', 'renewsId')
    }
  }

  /** What renews itself would never be told to end; `id` = the agreement that is changed. */
  function mustNotRenewItself(renewsId: string | null, id: string): void {
    for (let next = renewsId; next !== null; next = stores.agreements.find(next)?.facts.renewsId ?? null) {
      if (next === id) refuseRule('RENEWAL_OF_ITSELF', 'renewsId')
    }
  }

  return {
    list,

    save({ facts, replaces }: { facts: AgreementFacts; replaces: Replaced | null }, actor: Actor): PartnerAgreement {
      mustBeSignable(facts)
      mustFit(facts)
      const before = replaces ? context.mustBeNewest(stores.agreements, replaces, 'agreement') : null
      if (before) mustNotRenewItself(facts.renewsId, before.id)
      const ended = { endedOn: before?.facts.endedOn ?? null, endReason: before?.facts.endReason ?? null }
      const after = context.nextVersion<StoredAgreement>({ ...facts, ...ended }, actor, replaces)
      context.transact(() => {
        stores.agreements.insert(after)
        audit(actor, 'save-agreement', after.id, { before: before?.facts, after: after.facts, reason: after.reason })
      })
      return shown(after, stores.agreements.list())
    },

    end(input: Replaced & { on: string }, actor: Actor): PartnerAgreement {
      const before = context.mustBeNewest(stores.agreements, input, 'agreement')
      context.refuseFuture(input.on, 'on')
      context.refuseBefore(input.on, before.facts.fromOn, 'on')
      if (!isInForceOn(before.facts, input.on)) refuseRule('AGREEMENT_NOT_IN_FORCE', 'on')
      const facts: StoredAgreement = { ...before.facts, endedOn: input.on, endReason: input.reason }
      const after = context.nextVersion(facts, actor, input)
      context.transact(() => {
        stores.agreements.insert(after)
        audit(actor, 'end-agreement', after.id, { before: before.facts, after: facts, reason: input.reason })
      })
      return shown(after, stores.agreements.list())
    },
  }
}
