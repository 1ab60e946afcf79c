// Floor plans drawn in the app: the wall shows alarms on them, fire safety its equipment and routes.
import { implement } from '@orpc/server'
import { floorPlansContract } from '#shared/features/floor-plans/floor-plans.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { createFloorPlansRepository } from './floor-plans.repository.ts'
import { createFloorPlansService, type FloorPlansServiceOptions } from './floor-plans.service.ts'

const api = implement(floorPlansContract).$context<RequestContext>()

export type FloorPlansDependencies = Pick<FloorPlansServiceOptions, 'places' | 'displayNameOf'> & {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
}

/** Builds the feature; does no work until called. `service.list()` gives other features the newest drawings. */
export function createFloorPlansFeature(deps: FloorPlansDependencies) {
  const service = createFloorPlansService({ ...deps, repository: createFloorPlansRepository(deps.records) })
  const router = api.router({
    list: api.list.handler(() => service.list()),
    get: api.get.handler(({ input }) => service.get(input.floorId, input.version)),
    history: api.history.handler(({ input }) => service.history(input.floorId)),
    save: api.save.handler(({ input, context }) => service.save(input, context.actor)),
    addImage: api.addImage.handler(({ input, context }) => service.addImage(input.base64, context.actor)),
    image: api.image.handler(({ input }) => service.image(input.id)),
  })
  return { router, service }
}

/** The running feature. */
export type FloorPlansFeature = ReturnType<typeof createFloorPlansFeature>
