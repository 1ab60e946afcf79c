import { implement } from '@orpc/server'
import { rosterContract } from '#shared/features/roster/roster.contract.ts'
import type { RosterPatch } from '#shared/features/roster/roster-row.rules.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { RosterDraftsService } from './roster-drafts.service.ts'

const api = implement(rosterContract).$context<RequestContext>()

export function createRosterRouter(drafts: RosterDraftsService) {
  return api.router({
    read: api.read.handler(async ({ input, context, signal }) => {
      const bytes = new Uint8Array(await input.file.arrayBuffer())
      const { sheetName } = input
      return drafts.read({ bytes, fileName: input.file.name, sheetName, signal }, context.actor)
    }),
    current: api.current.handler(() => drafts.current()),
    mend: api.mend.handler(({ input, context }) =>
      drafts.mend({ ...input, patch: input.patch as RosterPatch }, context.actor),
    ),
    commit: api.commit.handler(({ input, context }) => drafts.commit(input, context.actor)),
    discard: api.discard.handler(({ input, context }) => {
      drafts.discard(input, context.actor)
      return { ok: true } as const
    }),
  })
}
