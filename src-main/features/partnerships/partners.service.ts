// Institutions and their doctors: written, and set right by a further version. What is not known stays null and is asked for when something is signed.
import { readCreditCode } from '#shared/features/facility/credit-code.rules.ts'
import type {
  Doctor,
  DoctorFacts,
  Partner,
  PartnerFacts,
  PartnershipData,
} from '#shared/features/partnerships/partnerships.model.ts'
import { isLicenceValidOn, lastDayOf } from '#shared/features/partnerships/partnerships.rules.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { PartnerStores } from './partner-stores.ts'
import type { PartnershipContext, Replaced } from './partnership-context.ts'
import type { RecordVersion } from './record-versions.repository.ts'

export type PartnersService = ReturnType<typeof createPartnersService>

export function createPartnersService(context: PartnershipContext, stores: PartnerStores, data: PartnershipData) {
  const audit = auditActs(context, (action) => ({ action: `partnerships.${action}`, objectType: 'partner' }))

  function shownDoctor(row: RecordVersion<DoctorFacts>): Doctor {
    const isLicenceValid = isLicenceValidOn(row.facts.licenceUntil, context.today())
    return { ...row.facts, ...context.written(row), isLicenceValid }
  }

  function shown(row: RecordVersion<PartnerFacts>, doctors: readonly RecordVersion<DoctorFacts>[]): Partner {
    const { licenceUntil } = row.facts
    return {
      ...{ ...row.facts, ...context.written(row) },
      isLicenceValid: licenceUntil === null ? null : isLicenceValidOn(licenceUntil, context.today()),
      doctors: doctors
        .filter(({ facts }) => facts.partnerId === row.id)
        .map(shownDoctor)
        .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
    }
  }

  /** What signing asked for stays known while an agreement runs or is to come. */
  function mustStayKnown(id: string, { creditCode, licenceNumber, licenceUntil }: PartnerFacts): void {
    const isBound = stores.agreements
      .listBetween('partner_id', id, id)
      .some(({ facts }) => lastDayOf(facts) >= context.today())
    if (!isBound) return
    if (creditCode === null) refuseRule('CREDIT_CODE_MISSING', 'creditCode')
    if (licenceNumber === null) refuseRule('LICENCE_MISSING', 'licenceNumber')
    if (licenceUntil === null) refuseRule('LICENCE_MISSING', 'licenceUntil')
  }

  return {
    list(): Partner[] {
      const doctors = stores.doctors.list()
      return stores.partners
        .list()
        .map((row) => shown(row, doctors))
        .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
    },

    savePartner({ facts, replaces }: { facts: PartnerFacts; replaces: Replaced | null }, actor: Actor): Partner {
      if (facts.creditCode !== null && readCreditCode(facts.creditCode).status === 'invalid') {
        throw new DomainError('CREDIT_CODE_INVALID', { where: 'creditCode' })
      }
      if (!data.kinds.some(({ code }) => code === facts.kind)) refuseRule('SERVICE_UNKNOWN', 'kind')
      const before = replaces ? context.mustBeNewest(stores.partners, replaces, 'partner') : null
      if (before) mustStayKnown(before.id, facts)
      const after = context.nextVersion(facts, actor, replaces)
      context.transact(() => {
        stores.partners.insert(after)
        audit(actor, 'save-partner', after.id, { before: before?.facts, after: facts, reason: after.reason })
      })
      return shown(after, stores.doctors.list())
    },

    saveDoctor({ facts, replaces }: { facts: DoctorFacts; replaces: Replaced | null }, actor: Actor): Doctor {
      context.mustFind(stores.partners, facts.partnerId, 'partnerId')
      const before = replaces ? context.mustBeNewest(stores.doctors, replaces, 'doctor') : null
      const after = context.nextVersion(facts, actor, replaces)
      context.transact(() => {
        stores.doctors.insert(after)
        audit(actor, 'save-doctor', after.id, { before: before?.facts, after: facts, reason: after.reason })
      })
      return shownDoctor(after)
    },
  }
}
