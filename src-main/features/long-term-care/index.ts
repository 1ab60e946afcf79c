// 长期护理保险 of the home's residents. Public API of the feature.
import { implement } from '@orpc/server'
import { longTermCareContract } from '#shared/features/long-term-care/long-term-care.contract.ts'
import { LongTermCareData } from '#shared/features/long-term-care/long-term-care.model.ts'
import terms from '../../../resources/partnerships/long-term-care-2026-12.json' with { type: 'json' }
import type { RequestContext } from '../../rpc/request-context.ts'
import type { AssessmentsFeature } from '../assessments/index.ts'
import type { PartnershipContext } from '../partnerships/index.ts'
import { createLongTermCareStores } from './long-term-care.repository.ts'
import { createLongTermCareService } from './long-term-care.service.ts'
import { createSettlementReader } from './settlement-sheet.ts'

const api = implement(longTermCareContract).$context<RequestContext>()
export type LongTermCareFeature = ReturnType<typeof createLongTermCareFeature>

/** Builds the feature; does no work until called. Throws when its file of data is broken. */
export function createLongTermCareFeature(deps: {
  context: PartnershipContext
  assessments: Pick<AssessmentsFeature, 'reader'>
}) {
  const data = LongTermCareData.parse(terms)
  const stores = createLongTermCareStores(deps.context.records)
  const service = createLongTermCareService(deps.context, stores, data)
  const reader = createSettlementReader(deps.context, stores, data, deps.assessments)
  return {
    router: api.router({
      data: api.data.handler(() => data),
      entitlements: api.entitlements.handler(() => reader.entitlements()),
      setEntitlement: api.setEntitlement.handler(({ input, context }) => service.setEntitlement(input, context.actor)),
      recordService: api.recordService.handler(({ input, context }) => service.recordService(input, context.actor)),
      correctService: api.correctService.handler(({ input, context }) => service.correctService(input, context.actor)),
      settlement: api.settlement.handler(({ input }) => reader.settlement(input.month)),
      setTerms: api.setTerms.handler(({ input, context }) => service.setTerms(input, context.actor)),
    }),
  }
}
