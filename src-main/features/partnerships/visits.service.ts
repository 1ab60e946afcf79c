// 巡诊记录. A visit counts only under an agreement in force, by a doctor of its institution whose licence is valid that day; everybody named was here.
import { dayOf } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type {
  DoctorFacts,
  MedicalVisit,
  PartnerFacts,
  StoredAgreement,
  VisitFacts,
} from '#shared/features/partnerships/partnerships.model.ts'
import { isInForceOn, isLicenceValidOn } from '#shared/features/partnerships/partnerships.rules.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { PartnerStores, StoredVisit } from './partner-stores.ts'
import type { PartnershipContext, Replaced } from './partnership-context.ts'
import type { RecordVersion } from './record-versions.repository.ts'
import type { VisitPeopleRepository } from './visit-people.repository.ts'

const MINUTE_MS = 60_000
type Known = {
  agreements: ReadonlyMap<string, StoredAgreement>
  doctors: ReadonlyMap<string, DoctorFacts>
  partners: ReadonlyMap<string, PartnerFacts>
  /** Names of residents met so far. */
  names: Map<string, string>
}
export type VisitsService = ReturnType<typeof createVisitsService>

export function createVisitsService(context: PartnershipContext, stores: PartnerStores, people: VisitPeopleRepository) {
  const audit = auditActs(context, (action) => ({ action: `partnerships.${action}`, objectType: 'medical-visit' }))

  const byId = <Facts>(rows: RecordVersion<Facts>[]) => new Map<string, Facts>(rows.map(({ id, facts }) => [id, facts]))

  /** Names are looked up once, however many visits are shown. */
  function shownAll(rows: readonly RecordVersion<StoredVisit>[]): MedicalVisit[] {
    const known = {
      ...{ agreements: byId(stores.agreements.list()), doctors: byId(stores.doctors.list()) },
      ...{ partners: byId(stores.partners.list()), names: new Map<string, string>() },
    }
    return rows.map((row) => shownBy(row, known))
  }
  const shown = (row: RecordVersion<StoredVisit>): MedicalVisit => shownAll([row])[0] as MedicalVisit

  function nameOf(residentId: ResidentId, names: Map<string, string>): string {
    const name = names.get(residentId) ?? context.residents.nameOf(residentId) ?? ''
    names.set(residentId, name)
    return name
  }

  function shownBy(row: RecordVersion<StoredVisit>, known: Known): MedicalVisit {
    const { facts } = row
    const agreement = known.agreements.get(facts.agreementId)
    const doctor = known.doctors.get(facts.doctorId)
    return {
      ...{ ...facts, ...context.written(row), isVoid: row.isVoid, on: dayOf(facts.at) },
      partnerId: agreement?.partnerId ?? ('' as RecordId),
      partnerName: (agreement && known.partners.get(agreement.partnerId)?.name) ?? '',
      agreementNumber: agreement?.number ?? '',
      ...{ doctorName: doctor?.name ?? '', doctorLicenceNumber: doctor?.licenceNumber ?? '' },
      seen: facts.seen.map((person) => ({ ...person, name: nameOf(person.residentId, known.names) })),
    }
  }

  /** Nobody signs for an institution that is not theirs, or without a licence that is valid on the day. */
  function mustBeAllowed(facts: VisitFacts, on: string): void {
    const agreement = context.mustFind(stores.agreements, facts.agreementId, 'agreementId').facts
    if (!isInForceOn(agreement, on)) refuseRule('AGREEMENT_NOT_IN_FORCE', 'agreementId')
    const doctor = context.mustFind(stores.doctors, facts.doctorId, 'doctorId').facts
    if (doctor.partnerId !== agreement.partnerId) refuseRule('DOCTOR_OF_OTHER_PARTNER', 'doctorId')
    if (!isLicenceValidOn(doctor.licenceUntil, on)) {
      refuseRule('LICENCE_EXPIRED', 'doctorId', { day: doctor.licenceUntil })
    }
    const { licenceUntil } = context.mustFind(stores.partners, agreement.partnerId, 'agreementId').facts
    if (licenceUntil === null) refuseRule('LICENCE_MISSING', 'agreementId')
    if (!isLicenceValidOn(licenceUntil, on)) refuseRule('LICENCE_EXPIRED', 'agreementId', { day: licenceUntil })
    const agreed = new Set(agreement.services.map(({ service }) => service))
    if (!facts.services.every((service) => agreed.has(service))) refuseRule('SERVICE_NOT_AGREED', 'services')
    if (facts.signedName !== doctor.name) refuseRule('SIGNATURE_DIFFERS', 'signedName')
  }

  /** `writtenOn` = the day on which the visit was first written down. */
  function mustFit(facts: VisitFacts, writtenOn: string): StoredVisit {
    if (facts.at > context.clock.now() + MINUTE_MS) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
    const on = dayOf(facts.at)
    mustBeAllowed(facts, on)
    if (facts.nextPlan) context.refuseBefore(facts.nextPlan.on, on, 'nextPlan.on')
    context.attachments.require(facts.attachmentIds, 'attachmentIds')
    const known = new Set<string>()
    for (const [index, { residentId }] of facts.seen.entries()) {
      if (known.has(residentId)) refuseRule('SEEN_TWICE', `seen.${index}`)
      known.add(residentId)
      context.mustBeHere(residentId, on, `seen.${index}`)
    }
    const isLate = on < writtenOn
    if (isLate && facts.lateReason === null) refuseRule('LATE_REASON_MISSING', 'lateReason')
    return { ...facts, lateReason: isLate ? facts.lateReason : null, isLate }
  }

  return {
    shown,
    list: ({ from, until }: { from: string; until: string }): MedicalVisit[] =>
      shownAll(stores.visits.listBetween('on_day', from, until)).sort((a, b) => b.at - a.at),

    history(id: string): MedicalVisit[] {
      const versions = stores.visits.history(id)
      if (versions.length === 0) throw new DomainError('NOT_FOUND', { where: 'visit', values: { id } })
      return shownAll(versions)
    },

    record(input: VisitFacts, actor: Actor): MedicalVisit {
      const row = context.nextVersion(mustFit(input, context.today()), actor, null)
      context.transact(() => {
        stores.visits.insert(row)
        people.insertAll(row.rowId, row.facts.seen)
        context.settleDraft({ kind: 'medical-visit', subjectId: '' }, actor)
        audit(actor, 'record-visit', row.id, { after: row.facts, reason: row.facts.lateReason })
      })
      return shown(row)
    },

    correct(input: Replaced & { facts: VisitFacts | null }, actor: Actor): MedicalVisit {
      const before = context.mustBeNewest(stores.visits, input, 'visit')
      // A visit set right later is not written down late because of that, unless it moves to a day before it was first written.
      const writtenOn = dayOf(stores.visits.history(input.id)[0]?.recordedAt ?? before.recordedAt)
      const kept = input.facts && {
        ...input.facts,
        lateReason: input.facts.lateReason ?? before.facts.lateReason ?? input.reason,
      }
      const facts = kept ? mustFit(kept, writtenOn) : before.facts
      const row = context.nextVersion(facts, actor, { ...input, isVoid: input.facts === null })
      context.transact(() => {
        stores.visits.insert(row)
        people.insertAll(row.rowId, facts.seen)
        context.settleDraft({ kind: 'medical-visit', subjectId: row.id }, actor)
        audit(actor, 'correct-visit', row.id, { before: before.facts, after: facts, reason: input.reason })
      })
      return shown(row)
    },
  }
}
