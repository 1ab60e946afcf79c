// 转诊, 绿色通道卡 and 远程会诊. Public API of the feature.
import { implement } from '@orpc/server'
import { dayOf } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { referralsContract } from '#shared/features/referrals/referrals.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { PartnershipContext, PartnershipsFeature } from '../partnerships/index.ts'
import { createPersonSheets, type PersonSheetSources } from './person-sheet.ts'
import { createReferralsRepository } from './referrals.repository.ts'
import { createReferralsService } from './referrals.service.ts'
import { createTeleconsultationStore, createTeleconsultationsService } from './teleconsultations.service.ts'

const api = implement(referralsContract).$context<RequestContext>()
export type ReferralsFeature = ReturnType<typeof createReferralsFeature>

/** Builds the feature; does no work until called. */
export function createReferralsFeature(deps: {
  context: PartnershipContext
  sources: PersonSheetSources
  partnerships: Pick<PartnershipsFeature, 'partners' | 'agreements'>
}) {
  const { context, sources, partnerships } = deps
  const repository = createReferralsRepository(context.records)
  const service = createReferralsService(context, repository, createPersonSheets(sources), partnerships)
  const store = createTeleconsultationStore(context.records)
  const teleconsultations = createTeleconsultationsService(context, store, partnerships)
  return {
    router: api.router({
      list: api.list.handler(() => service.list()),
      get: api.get.handler(({ input }) => service.get(input.id)),
      issue: api.issue.handler(({ input, context: { actor } }) => service.issue(input, actor)),
      close: api.close.handler(({ input, context: { actor } }) => service.close(input, actor)),
      void: api.void.handler(({ input, context: { actor } }) => service.void(input, actor)),
      card: api.card.handler(({ input, context: { actor } }) => service.card(input.residentId, actor)),
      teleconsultations: api.teleconsultations.handler(() => teleconsultations.list()),
      book: api.book.handler(({ input, context: { actor } }) => teleconsultations.book(input, actor)),
      finish: api.finish.handler(({ input, context: { actor } }) => teleconsultations.finish(input, actor)),
      cancel: api.cancel.handler(({ input, context: { actor } }) => teleconsultations.cancel(input, actor)),
    }),
    /** Teleconsultations whose time is over and of which nobody wrote what came of them. */
    dutyContributor: (): Omit<Duty, 'snoozed'>[] =>
      teleconsultations
        .list()
        .filter(({ state, bookedFor }) => state === 'booked' && bookedFor < context.clock.now())
        .map(({ id, bookedFor, residentName, partnerName }) => ({
          ...{ key: `teleconsultation-open:${id}`, kind: 'teleconsultation-open' as const, dueOn: dayOf(bookedFor) },
          ...{ owner: 'clinician' as const, link: screenLinks.teleconsultations(), basis: null },
          values: { name: residentName, partner: partnerName, day: dayOf(bookedFor) },
        })),
  }
}
