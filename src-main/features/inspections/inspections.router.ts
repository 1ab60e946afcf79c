import { implement } from '@orpc/server'
import { inspectionsContract } from '#shared/features/inspections/inspections.contract.ts'
import type { InspectionRules } from '#shared/features/inspections/inspections.model.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { InspectionsService } from './inspections.service.ts'
import type { InspectionsReader } from './inspections-reader.ts'

const api = implement(inspectionsContract).$context<RequestContext>()

export function createInspectionsRouter(options: {
  reader: InspectionsReader
  service: InspectionsService
  rules: InspectionRules
}) {
  const { reader, service, rules } = options
  return api.router({
    list: api.list.handler(({ input }) => reader.list(input)),
    get: api.get.handler(({ input }) => reader.get(input.id)),
    rules: api.rules.handler(() => rules),
    record: api.record.handler(({ input, context }) => reader.get(service.record(input, context.actor))),
    addStep: api.addStep.handler(({ input, context }) => reader.get(service.addStep(input, context.actor))),
    takeBackStep: api.takeBackStep.handler(({ input, context }) =>
      reader.get(service.takeBackStep(input, context.actor)),
    ),
    close: api.close.handler(({ input, context }) => reader.get(service.close(input, context.actor))),
    void: api.void.handler(({ input, context }) => reader.get(service.void(input, context.actor))),
    draft: api.draft.handler(({ context }) => service.draft(context.actor)),
    saveDraft: api.saveDraft.handler(({ input, context }) => service.saveDraft(input, context.actor)),
  })
}
