import { implement } from '@orpc/server'
import { foodSamplesContract } from '#shared/features/food-samples/food-samples.contract.ts'
import type { FoodSampleLimits } from '#shared/features/food-samples/food-samples.model.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { FoodSamplesService } from './food-samples.service.ts'

const api = implement(foodSamplesContract).$context<RequestContext>()

export function createFoodSamplesRouter(service: FoodSamplesService, limits: FoodSampleLimits) {
  return api.router({
    limits: api.limits.handler(() => limits),
    day: api.day.handler(({ input }) => service.day(input.on)),
    disposable: api.disposable.handler(() => service.disposable()),
    record: api.record.handler(({ input, context }) => service.record(input, context.actor)),
    correct: api.correct.handler(({ input, context }) => service.correct(input, context.actor)),
    dispose: api.dispose.handler(({ input, context }) => service.dispose(input, context.actor)),
    accompany: api.accompany.handler(({ input, context }) => service.accompany(input, context.actor)),
  })
}
