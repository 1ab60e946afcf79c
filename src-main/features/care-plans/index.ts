// Care plans: what is done for a person, how often, and why. Public API of the feature.
import { implement } from '@orpc/server'
import { dayOf } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { carePlansContract } from '#shared/features/care-plans/care-plans.contract.ts'
import { type CarePlan, PlanTemplates } from '#shared/features/care-plans/care-plans.model.ts'
import templates from '../../../resources/care-plans/templates-2026-12.json' with { type: 'json' }
import type { RequestContext } from '../../rpc/request-context.ts'
import { createCarePlansRepository } from './care-plans.repository.ts'
import { type CarePlansServiceDependencies, createCarePlansService } from './care-plans.service.ts'

const api = implement(carePlansContract).$context<RequestContext>()

export type CarePlansDependencies = Omit<CarePlansServiceDependencies, 'repository'> & {
  displayNameOf?: (userId: string) => string | null
}
export type CarePlansFeature = ReturnType<typeof createCarePlansFeature>

/** Builds the feature; does no work until called. Throws when the file of templates was broken. */
export function createCarePlansFeature({ displayNameOf = () => null, ...deps }: CarePlansDependencies) {
  const repository = createCarePlansRepository(deps.records)
  const service = createCarePlansService({ ...deps, repository })
  const proposed = PlanTemplates.parse(templates)
  const shown = (plan: CarePlan): CarePlan => ({
    ...plan,
    writtenBy: plan.writtenBy === null ? null : displayNameOf(plan.writtenBy),
  })
  const router = api.router({
    templates: api.templates.handler(() => proposed),
    listOf: api.listOf.handler(({ input }) => service.listOf(input.residentId).map(shown)),
    inForce: api.inForce.handler(({ input }) => {
      const on = input.on ?? dayOf(deps.clock.now())
      return repository.listBetween(on, on).map(shown)
    }),
    write: api.write.handler(({ input, context }) => shown(service.write(input, context.actor))),
    end: api.end.handler(({ input, context }) => shown(service.end(input, context.actor))),
  })
  return {
    router,
    service,
    /** Plans that count on any day of the span. */
    listBetween: (from: Day, to: Day): CarePlan[] => repository.listBetween(from, to),
  }
}
