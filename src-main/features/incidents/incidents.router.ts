import { implement } from '@orpc/server'
import { isAllowed } from '#shared/contract/permissions.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import { incidentsContract } from '#shared/features/incidents/incidents.contract.ts'
import type { IncidentDetail, IncidentRules } from '#shared/features/incidents/incidents.model.ts'
import type { Actor, RequestContext } from '../../rpc/request-context.ts'
import type { IncidentsService } from './incidents.service.ts'
import type { IncidentsReader } from './incidents-reader.ts'

const api = implement(incidentsContract).$context<RequestContext>()

export function createIncidentsRouter(options: {
  reader: IncidentsReader
  service: IncidentsService
  rules: IncidentRules
}) {
  const { reader, service, rules } = options
  const shown = (id: RecordId, actor: Actor): IncidentDetail =>
    reader.get(id, { maySeeValues: isAllowed(actor.roles, 'vitals.read') })
  return api.router({
    list: api.list.handler(({ input }) => reader.list(input.from, input.to)),
    get: api.get.handler(({ input, context }) => shown(input.id, context.actor)),
    rules: api.rules.handler(() => rules),
    record: api.record.handler(({ input, context }) => reader.toIncident(service.record(input, context.actor))),
    addStep: api.addStep.handler(({ input, context }) => {
      service.addStep(input, context.actor)
      return shown(input.id, context.actor)
    }),
    correctStep: api.correctStep.handler(({ input, context }) =>
      shown(service.correctStep(input, context.actor), context.actor),
    ),
    close: api.close.handler(({ input, context }) => {
      service.close(input, context.actor)
      return shown(input.id, context.actor)
    }),
    reopen: api.reopen.handler(({ input, context }) => {
      service.reopen(input, context.actor)
      return shown(input.id, context.actor)
    }),
  })
}
