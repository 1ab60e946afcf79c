// Drafts of long forms: what was typed survives a crash. Public API of the feature.
import { implement } from '@orpc/server'
import { draftsContract } from '#shared/features/drafts/drafts.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { createDraftsRepository } from './drafts.repository.ts'
import { createDraftsService, type DraftsService, type DraftsServiceDependencies } from './drafts.service.ts'

const api = implement(draftsContract).$context<RequestContext>()

export type DraftsDependencies = Omit<DraftsServiceDependencies, 'repository'>
export type DraftsFeature = ReturnType<typeof createDraftsFeature>
/** Takes the writer's draft along with the record it became; called inside the transaction that writes it. */
export type SettleDraft = DraftsService['settle']

/** Builds the feature; does no work until called. */
export function createDraftsFeature(deps: DraftsDependencies) {
  const service = createDraftsService({ ...deps, repository: createDraftsRepository(deps.records) })
  const router = api.router({
    load: api.load.handler(({ input, context }) => service.load(input, context.actor)),
    save: api.save.handler(({ input, context }) => service.save(input, context.actor)),
    discard: api.discard.handler(({ input, context }) => service.discard(input, context.actor)),
  })
  return { router, settle: service.settle }
}
