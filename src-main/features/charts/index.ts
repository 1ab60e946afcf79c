// Charts: care written down as it was given, one axis of a person, what the mattress suggests. Public API of the feature.
import type { Day } from '#shared/contract/primitives.ts'
import { type ChartContextDependencies, createChartContext } from './chart-context.ts'
import { createChartDraftsRepository } from './chart-drafts.repository.ts'
import { listChartDuties } from './chart-duties.ts'
import { loadChartNumbers } from './chart-numbers.ts'
import { createChartSuggestions } from './chart-suggestions.ts'
import { createChartsRepository } from './charts.repository.ts'
import { createChartsRouter } from './charts.router.ts'
import { createChartsService } from './charts.service.ts'
import { createChartsReader } from './charts-reader.ts'
import { createPersonChart } from './person-chart.ts'

export type ChartsDependencies = Omit<
  ChartContextDependencies,
  'repository' | 'drafts' | 'numbers' | 'displayNameOf'
> & {
  displayNameOf?: (userId: string) => string | null
}
/** The running feature, as other features are given it. */
export type ChartsFeature = ReturnType<typeof createChartsFeature>

/** Builds the feature; does no work until called. Throws when the file of numbers was broken. */
export function createChartsFeature({ displayNameOf = () => null, ...deps }: ChartsDependencies) {
  const context = createChartContext({
    ...{ ...deps, displayNameOf, numbers: loadChartNumbers() },
    repository: createChartsRepository(deps.records),
    drafts: createChartDraftsRepository(deps.records),
  })
  const service = createChartsService(context)
  const reader = createChartsReader(context)
  const personChart = createPersonChart(context)
  const suggestionsOf = createChartSuggestions(context)
  return {
    router: createChartsRouter({ numbers: context.numbers, reader, service, personChart, suggestionsOf }),
    service,
    /** The newest entry of each kind that counts. */
    latestOf: reader.latestOf,
    /** Every entry of a person between two instants, epoch ms; the end is excluded. */
    listOf: reader.listOf,
    /** Overdue turns, bowel, weight and fluid, one a person and kind; worked out anew on each call. */
    dutyContributor: (today: Day) => listChartDuties(context, reader.inHouse(), today),
    /** Days with findings of the skin and months with weights, without their values. */
    timelineContributor: reader.timelineOf,
  }
}
