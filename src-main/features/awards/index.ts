// 奖补 for care staff: who may have which award, and the claims. Public API of the feature.
import { implement } from '@orpc/server'
import { awardsContract } from '#shared/features/awards/awards.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { createAwardsRepository } from './awards.repository.ts'
import { type AwardsDependencies, createAwardsService } from './awards.service.ts'
import { loadAwardRules } from './load-award-rules.ts'

const api = implement(awardsContract).$context<RequestContext>()

/** Builds the feature; does no work until called. Throws when its file of data is broken. */
export function createAwardsFeature(deps: AwardsDependencies) {
  const rules = loadAwardRules()
  const service = createAwardsService({ ...deps, rules, repository: createAwardsRepository(deps.records) })
  return {
    router: api.router({
      rules: api.rules.handler(() => rules),
      overview: api.overview.handler(({ input }) => service.overview(input.year)),
      claim: api.claim.handler(({ input, context }) => service.claim(input, context.actor)),
      advance: api.advance.handler(({ input, context }) => service.advance(input, context.actor)),
    }),
    service,
  }
}
