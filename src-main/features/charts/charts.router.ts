import { implement } from '@orpc/server'
import { chartsContract } from '#shared/features/charts/charts.contract.ts'
import type { ChartNumbers } from '#shared/features/charts/charts.model.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { createChartSuggestions } from './chart-suggestions.ts'
import type { ChartsService } from './charts.service.ts'
import type { createChartsReader } from './charts-reader.ts'
import type { createPersonChart } from './person-chart.ts'

const api = implement(chartsContract).$context<RequestContext>()

export type ChartsRouterDependencies = {
  numbers: ChartNumbers
  reader: ReturnType<typeof createChartsReader>
  service: ChartsService
  personChart: ReturnType<typeof createPersonChart>
  suggestionsOf: ReturnType<typeof createChartSuggestions>
}

export function createChartsRouter({ numbers, reader, service, personChart, suggestionsOf }: ChartsRouterDependencies) {
  return api.router({
    numbers: api.numbers.handler(() => numbers),
    listOf: api.listOf.handler(({ input }) => reader.listOf(input.residentId, input.from, input.to)),
    latestOf: api.latestOf.handler(({ input }) => reader.latestOf(input.residentId)),
    ofResident: api.ofResident.handler(({ input }) => personChart(input.residentId, input.from, input.to)),
    floor: api.floor.handler(({ input }) => reader.floor(input.kind, input.floorName)),
    record: api.record.handler(({ input, context }) => service.record(input.entries, context.actor)),
    correct: api.correct.handler(({ input, context }) => service.correct(input, context.actor)),
    draft: api.draft.handler(({ input, context }) => service.draftOf(input.kind, input.floorName, context.actor)),
    saveDraft: api.saveDraft.handler(({ input, context }) => service.saveDraft(input, context.actor)),
    suggestions: api.suggestions.handler(({ input }) => suggestionsOf(input.residentId, input.on)),
  })
}
