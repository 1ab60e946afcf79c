// Care plans: what is done for a person, how often, and why. Public API of the feature.
import { implement } from '@orpc/server'
import { dayOf } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { carePlansContract } from '#shared/features/care-plans/care-plans.contract.ts'
import { type CarePlan, PlanTemplates } from '#shared/features/care-plans/care-plans.model.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import templates from '../../../resources/care-plans/templates-2026-12.json' with { type: 'json' }
import type { RequestContext } from '../../rpc/request-context.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import { createCarePlansRepository } from './care-plans.repository.ts'
import { type CarePlansServiceDependencies, createCarePlansService } from './care-plans.service.ts'
import { listPlanDuties } from './plan-duties.ts'

const api = implement(carePlansContract).$context<RequestContext>()

export type CarePlansDependencies = Omit<CarePlansServiceDependencies, 'repository' | 'residents'> & {
  residents: Pick<ResidentsFeature, 'get' | 'nameOf' | 'list'>
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
    reviewedBy: plan.reviewedBy === null ? null : displayNameOf(plan.reviewedBy),
  })
  const router = api.router({
    templates: api.templates.handler(() => proposed),
    listOf: api.listOf.handler(({ input }) => service.listOf(input.residentId).map(shown)),
    inForce: api.inForce.handler(({ input }) => {
      const on = input.on ?? dayOf(deps.clock.now())
      return repository.listBetween(on, on).map(shown)
    }),
    write: api.write.handler(({ input, context }) => shown(service.write(input, context.actor))),
    review: api.review.handler(({ input, context }) => shown(service.review(input, context.actor))),
    end: api.end.handler(({ input, context }) => shown(service.end(input, context.actor))),
  })
  function duties(today: Day, untilOn: Day): Omit<Duty, 'snoozed'>[] {
    const people = deps.residents.list({ scope: 'in', on: today, limit: 20_000, offset: 0 }).rows
    return listPlanDuties({
      ...{ today, untilOn, people, templates: proposed },
      plans: repository.listBetween(today, today),
    })
  }
  return {
    router,
    service,
    dutyContributor: duties,
    /** Plans that count on any day of the span. */
    listBetween: (from: Day, to: Day): CarePlan[] => repository.listBetween(from, to),
  }
}
