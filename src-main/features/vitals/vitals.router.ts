import { implement } from '@orpc/server'
import { vitalsContract } from '#shared/features/vitals/vitals.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { createNightSuggestions } from './night-suggestions.ts'
import type { VitalContext } from './vital-context.ts'
import type { createVitalPicture } from './vital-picture.ts'
import type { VitalsService } from './vitals.service.ts'
import type { createVitalsReader } from './vitals-reader.ts'

const api = implement(vitalsContract).$context<RequestContext>()
const ok = { ok: true } as const

export type VitalsRouterDependencies = {
  context: Pick<VitalContext, 'clock' | 'mustFind'>
  reader: ReturnType<typeof createVitalsReader>
  service: VitalsService
  picture: ReturnType<typeof createVitalPicture>
  nights: ReturnType<typeof createNightSuggestions>
}

export function createVitalsRouter({ context, reader, service, picture, nights }: VitalsRouterDependencies) {
  return api.router({
    limits: api.limits.handler(() => reader.limits()),
    latestOf: api.latestOf.handler(({ input }) => reader.latestOf(input.residentId)),
    listOf: api.listOf.handler(({ input }) =>
      reader.listOf(input.residentId, input.from, input.to, input.kind ?? null),
    ),
    record: api.record.handler(({ input, context: call }) => service.record(input, call.actor)),
    recordRound: api.recordRound.handler(({ input, context: call }) => service.recordRound(input.entries, call.actor)),
    correct: api.correct.handler(({ input, context: call }) => service.correct(input, call.actor)),
    waiting: api.waiting.handler(() => reader.waiting()),
    assign: api.assign.handler(({ input, context: call }) => service.assign(input.id, input.residentId, call.actor)),
    discard: api.discard.handler(({ input, context: call }) => {
      service.discard(input.id, input.reason, call.actor)
      return ok
    }),
    news2Of: api.news2Of.handler(({ input }) => {
      if (input.at === undefined) return reader.latestOf(input.residentId).news2
      context.mustFind(input.residentId)
      return picture.scoreAt(input.residentId, input.at)
    }),
    setSpo2Scale: api.setSpo2Scale.handler(({ input, context: call }) => service.setSpo2Scale(input, call.actor)),
    floorRound: api.floorRound.handler(({ input }) => reader.floorRound(input.floorName)),
    nightSuggestion: api.nightSuggestion.handler(({ input }) => nights.suggestionOf(input.residentId)),
    acceptSuggestion: api.acceptSuggestion.handler(({ input, context: call }) => {
      nights.accept(input, call.actor)
      return ok
    }),
    dismissSuggestion: api.dismissSuggestion.handler(({ input, context: call }) => {
      nights.dismiss(input.residentId, input.reason, call.actor)
      return ok
    }),
  })
}
