import { implement } from '@orpc/server'
import { assessmentsContract } from '#shared/features/assessments/assessments.contract.ts'
import type { Scale } from '#shared/features/assessments/scale.model.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { AssessmentsService } from './assessments.service.ts'
import type { AssessmentsReader } from './assessments-reader.ts'
import type { ReassessService } from './reassess.service.ts'

const api = implement(assessmentsContract).$context<RequestContext>()

export function createAssessmentsRouter(options: {
  scales: readonly Scale[]
  reader: AssessmentsReader
  service: AssessmentsService
  reassess: ReassessService
}) {
  const { scales, reader, service, reassess } = options
  return api.router({
    scales: api.scales.handler(() => [...scales]),
    list: api.list.handler(({ input }) => reader.list(input.residentId)),
    get: api.get.handler(({ input }) => reader.get(input.id)),
    start: api.start.handler(({ input, context }) => reader.shown(service.start(input, context.actor))),
    answer: api.answer.handler(({ input, context }) => reader.shown(service.answer(input, context.actor))),
    finish: api.finish.handler(({ input, context }) => reader.shown(service.finish(input, context.actor))),
    void: api.void.handler(({ input, context }) => reader.shown(service.void(input, context.actor))),
    dispute: api.dispute.handler(({ input, context }) => reader.shown(service.dispute(input, context.actor))),
    reassessDue: api.reassessDue.handler(() => reassess.due()),
    enterDiagnosis: api.enterDiagnosis.handler(({ input, context }) => reassess.enterDiagnosis(input, context.actor)),
    answerNotNeeded: api.answerNotNeeded.handler(({ input, context }) =>
      reassess.answerNotNeeded(input, context.actor),
    ),
    recordHistory: api.recordHistory.handler(({ input, context }) =>
      reader.shown(service.recordHistory(input, context.actor)),
    ),
  })
}
