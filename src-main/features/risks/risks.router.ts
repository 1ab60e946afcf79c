import { implement } from '@orpc/server'
import type { RecordId } from '#shared/contract/primitives.ts'
import type { RiskConsequences } from '#shared/features/risks/risk-consequences.rules.ts'
import { risksContract } from '#shared/features/risks/risks.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { RisksService } from './risks.service.ts'
import type { RisksReader } from './risks-reader.ts'

const api = implement(risksContract).$context<RequestContext>()

type RisksRouterOptions = {
  reader: RisksReader
  service: RisksService
  consequencesFor: (id: RecordId) => RiskConsequences
}

export function createRisksRouter({ reader, service, consequencesFor }: RisksRouterOptions) {
  return api.router({
    data: api.data.handler(({ input }) => reader.data(input.version)),
    list: api.list.handler(({ input }) => reader.list(input.residentId)),
    history: api.history.handler(({ input }) => reader.history(input.residentId)),
    get: api.get.handler(({ input }) => reader.get(input.id)),
    consequences: api.consequences.handler(({ input }) => consequencesFor(input.id)),
    currentOf: api.currentOf.handler(({ input }) => reader.currentOf(input.residentId)),
    start: api.start.handler(({ input, context }) => reader.shown(service.start(input, context.actor))),
    answer: api.answer.handler(({ input, context }) => reader.shown(service.answer(input, context.actor))),
    finish: api.finish.handler(({ input, context }) => reader.shown(service.finish(input, context.actor))),
    void: api.void.handler(({ input, context }) => reader.shown(service.void(input, context.actor))),
  })
}
