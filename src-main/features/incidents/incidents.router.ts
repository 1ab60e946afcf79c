import { implement } from '@orpc/server'
import { type Incident, incidentsContract } from '#shared/features/incidents/incidents.contract.ts'
import type { Actor, RequestContext } from '../../rpc/request-context.ts'

const api = implement(incidentsContract).$context<RequestContext>()

export type IncidentsRouterDependencies = {
  list: (from: number, to: number) => Incident[]
  record: (input: Pick<Incident, 'kind' | 'occurredAt' | 'residentId' | 'summary' | 'place'>, actor: Actor) => Incident
}

export function createIncidentsRouter({ list, record }: IncidentsRouterDependencies) {
  return api.router({
    list: api.list.handler(({ input }) => list(input.from, input.to)),
    record: api.record.handler(({ input, context }) => record(input, context.actor)),
  })
}
