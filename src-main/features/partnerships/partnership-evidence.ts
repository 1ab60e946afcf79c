// Evidence of the medical partnership: agreements and licences in force, and visits made as agreed. What was in order is never named.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceGap, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import type { PartnerAgreement, PartnershipData } from '#shared/features/partnerships/partnerships.model.ts'
import { lastDayOf } from '#shared/features/partnerships/partnerships.rules.ts'
import type { EvidenceContributor } from '../binder/index.ts'
import type { AgreementsService } from './agreements.service.ts'
import type { PartnersService } from './partners.service.ts'
import type { VisitPlan } from './visit-plan.ts'
import type { VisitsService } from './visits.service.ts'

type Parts = {
  partners: PartnersService
  agreements: AgreementsService
  visits: VisitsService
  plan: VisitPlan
  data: PartnershipData
}

const overlaps = (agreement: PartnerAgreement, { from, until }: EvidenceSpan): boolean =>
  agreement.fromOn <= until && lastDayOf(agreement) >= from

/** Stretches of days of the span on which no agreement was in force, by their first day; one that reaches back before the span began with its end. */
function daysWithout(agreements: readonly PartnerAgreement[], { from, until }: EvidenceSpan): Day[] {
  const begun: Day[] = []
  // The first day nobody vouches for yet; agreements in the order of their first day push it on.
  let open: Day | null = null
  for (const one of [...agreements].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))) {
    if (one.fromOn > until) break
    if (open !== null && one.fromOn > open && one.fromOn > from) begun.push(open)
    if (open === null && one.fromOn > from) begun.push(from)
    const next = addDays(lastDayOf(one), 1)
    if (open === null || next > open) open = next
  }
  if (open === null) return [from]
  return open <= until ? [...begun, open] : begun
}

export function createPartnershipEvidence({ partners, agreements, visits, plan, data }: Parts) {
  const termOf = (code: string): string => data.services.find((each) => each.code === code)?.term ?? code

  function licenceGaps(all: readonly PartnerAgreement[], span: EvidenceSpan): EvidenceGap[] {
    return partners.list().flatMap(({ id, name, licenceUntil }) => {
      if (licenceUntil === null) return []
      const after = addDays(licenceUntil, 1)
      // The first day on which an agreement was in force without a licence.
      const on = all
        .filter((each) => each.partnerId === id && lastDayOf(each) >= after)
        .map(({ fromOn }) => (fromOn > after ? fromOn : after))
        .sort()[0]
      if (on === undefined || on > span.until) return []
      return [
        {
          ...{ key: `partner-licence-expired:${id}`, kind: 'partner-licence-expired' as const, on },
          ...{ values: { name, day: licenceUntil }, link: screenLinks.partners() },
        },
      ]
    })
  }

  function ofPartnership(span: EvidenceSpan): Evidence {
    const all = agreements.list()
    const inSpan = all.filter((each) => overlaps(each, span))
    return {
      records: inSpan.map((each) => ({
        ...{ id: each.id, on: each.fromOn, link: screenLinks.partnerAgreement(each.id) },
        values: { name: each.partnerName, number: each.number, fromOn: each.fromOn, toOn: lastDayOf(each) },
      })),
      gaps: [
        ...daysWithout(all, span).map(
          (on): EvidenceGap => ({
            ...{ key: `partnership-missing:${on}`, kind: 'partnership-missing', on, values: { day: on } },
            link: screenLinks.partnerships(),
          }),
        ),
        ...licenceGaps(inSpan, span),
      ],
    }
  }

  function ofVisits(span: EvidenceSpan): Evidence {
    const all = agreements.list()
    return {
      records: visits
        .list(span)
        .filter(({ isVoid }) => !isVoid)
        .map((visit) => ({
          ...{ id: visit.id, on: dayOf(visit.at), link: screenLinks.medicalVisits() },
          values: {
            ...{ name: visit.partnerName, doctor: visit.doctorName, people: visit.seen.length },
            services: visit.services.map(termOf).join('、'),
          },
        })),
      gaps: plan
        .slots(span)
        .filter(({ state }) => state === 'missed')
        .map(({ key, agreementId, service, dueOn }): EvidenceGap => {
          const agreement = all.find(({ id }) => id === agreementId)
          return {
            ...{ key: `medical-visit-missed:${key}`, kind: 'medical-visit-missed', on: dueOn },
            values: { name: agreement?.partnerName ?? '', service: termOf(service), day: dueOn },
            link: screenLinks.fulfilment(dueOn),
          }
        }),
    }
  }

  return [
    { topic: 'medical-partnership', collect: ofPartnership },
    { topic: 'medical-visits', collect: ofVisits },
  ] satisfies EvidenceContributor[]
}
