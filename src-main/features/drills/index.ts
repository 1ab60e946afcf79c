// Emergency drills: planned, run against the clock, reported and signed; a fire alarm may become one. Public API of the feature.
import { implement } from '@orpc/server'
import type { Day } from '#shared/contract/primitives.ts'
import { drillsContract } from '#shared/features/drills/drills.contract.ts'
import { actThen } from '../../rpc/act-then.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { createDrillsRepository } from './drills.repository.ts'
import { createDrillsService, type DrillsServiceDependencies } from './drills.service.ts'
import { createDrillsReader } from './drills-reader.ts'

export type { DrillAlarm } from './drills.service.ts'

const api = implement(drillsContract).$context<RequestContext>()

export type DrillsDependencies = Omit<DrillsServiceDependencies, 'repository'> & {
  displayNameOf: (userId: string) => string | null
}
export type DrillsFeature = ReturnType<typeof createDrillsFeature>

/** Builds the feature; does no work until called. */
export function createDrillsFeature({ displayNameOf, ...base }: DrillsDependencies) {
  const repository = createDrillsRepository(base.records)
  const reader = createDrillsReader({ ...base, repository, displayNameOf })
  const service = createDrillsService({ ...base, repository })
  const router = api.router({
    list: api.list.handler(({ input }) => reader.list(input)),
    get: api.get.handler(({ input }) => reader.get(input.id)),
    plan: api.plan.handler(({ input, context }) => reader.get(service.plan(input, context.actor))),
    fromAlarm: api.fromAlarm.handler(({ input, context }) => reader.get(service.fromAlarm(input, context.actor))),
    mark: api.mark.handler(actThen(service.mark, ({ id }) => reader.get(id))),
    linkRollCall: api.linkRollCall.handler(actThen(service.linkRollCall, ({ id }) => reader.get(id))),
    report: api.report.handler(actThen(service.report, ({ id }) => reader.get(id))),
    sign: api.sign.handler(
      actThen(
        ({ id }, actor) => service.sign(id, actor),
        ({ id }) => reader.get(id),
      ),
    ),
    cancel: api.cancel.handler(actThen(service.cancel, ({ id }) => reader.get(id))),
    takeBack: api.takeBack.handler(actThen(service.takeBack, ({ id }) => reader.get(id))),
  })
  return {
    router,
    service,
    /** Every drill as it stands, oldest first. */
    all: reader.all,
    findOfAlarm: repository.findOfAlarm,
    dutyContributor: (_today: Day, untilOn: Day) => reader.duties(untilOn),
    evidenceContributor: { topic: 'drills' as const, collect: reader.evidence },
  }
}
