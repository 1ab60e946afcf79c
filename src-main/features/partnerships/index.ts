// 医养签约: institutions, doctors, agreements, visits and what was done of what was agreed. Public API of the feature.
import { addDays } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { dutyHorizonDays } from '#shared/features/duties/duty-horizons.ts'
import { createAgreementsService } from './agreements.service.ts'
import { createPartnerStores } from './partner-stores.ts'
import { createPartnersService } from './partners.service.ts'
import type { PartnershipContext } from './partnership-context.ts'
import { loadPartnershipData } from './partnership-data.ts'
import { listPartnershipDuties } from './partnership-duties.ts'
import { createPartnershipEvidence } from './partnership-evidence.ts'
import { createPartnershipsRouter } from './partnerships.router.ts'
import { createVisitPeopleRepository } from './visit-people.repository.ts'
import { createVisitPlan } from './visit-plan.ts'
import { createVisitsService } from './visits.service.ts'

export { createPartnershipContext, type PartnershipContext, type Replaced } from './partnership-context.ts'
export { loadPartnershipData } from './partnership-data.ts'
export { createRecordVersions, type RecordVersion } from './record-versions.repository.ts'

export type PartnershipsFeature = ReturnType<typeof createPartnershipsFeature>

/** Builds the feature; does no work until called. Throws when its file of data is broken. */
export function createPartnershipsFeature(context: PartnershipContext) {
  const data = loadPartnershipData()
  const stores = createPartnerStores(context.records)
  const partners = createPartnersService(context, stores, data)
  const agreements = createAgreementsService(context, stores, data)
  const visits = createVisitsService(context, stores, createVisitPeopleRepository(context.records))
  const plan = createVisitPlan(context, stores)

  return {
    router: createPartnershipsRouter({ data, partners, agreements, visits, plan }),
    data,
    partners,
    agreements,
    /** As far ahead as visits are told, whatever is asked: a duty is known by its first day. */
    dutyContributor: (today: Day) =>
      listPartnershipDuties({
        ...{ data, today, agreements: agreements.list(), partners: partners.list() },
        slots: plan.slots({
          from: addDays(today, -data.missedToldDays),
          until: addDays(today, dutyHorizonDays['medical-visit-due']),
        }),
      }),
    evidenceContributors: createPartnershipEvidence({ partners, agreements, visits, plan, data }),
  }
}
