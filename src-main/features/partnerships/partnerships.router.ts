import { implement } from '@orpc/server'
import { partnershipsContract } from '#shared/features/partnerships/partnerships.contract.ts'
import type { PartnershipData } from '#shared/features/partnerships/partnerships.model.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { AgreementsService } from './agreements.service.ts'
import type { PartnersService } from './partners.service.ts'
import type { VisitPlan } from './visit-plan.ts'
import type { VisitsService } from './visits.service.ts'

const api = implement(partnershipsContract).$context<RequestContext>()

export function createPartnershipsRouter(parts: {
  data: PartnershipData
  partners: PartnersService
  agreements: AgreementsService
  visits: VisitsService
  plan: VisitPlan
}) {
  const { data, partners, agreements, visits, plan } = parts
  return api.router({
    data: api.data.handler(() => data),
    partners: api.partners.handler(() => partners.list()),
    savePartner: api.savePartner.handler(({ input, context }) => partners.savePartner(input, context.actor)),
    saveDoctor: api.saveDoctor.handler(({ input, context }) => partners.saveDoctor(input, context.actor)),
    agreements: api.agreements.handler(() => agreements.list()),
    saveAgreement: api.saveAgreement.handler(({ input, context }) => agreements.save(input, context.actor)),
    endAgreement: api.endAgreement.handler(({ input, context }) => agreements.end(input, context.actor)),
    fulfilment: api.fulfilment.handler(({ input }) => plan.fulfilment(input)),
    plan: api.plan.handler(({ input }) => plan.slots(input)),
    visits: api.visits.handler(({ input }) => visits.list(input)),
    visitHistory: api.visitHistory.handler(({ input }) => visits.history(input.id)),
    recordVisit: api.recordVisit.handler(({ input, context }) => visits.record(input, context.actor)),
    correctVisit: api.correctVisit.handler(({ input, context }) => visits.correct(input, context.actor)),
  })
}
