// Infections: daily screening, cases, isolation of beds, possible clusters, vaccinations. Public API of the feature.
import { addDays } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { createCasesService } from './cases.service.ts'
import { createInfectionBook } from './infection-book.ts'
import { createInfectionContext, type InfectionContextDependencies } from './infection-context.ts'
import { listInfectionDuties } from './infection-duties.ts'
import { loadInfectionRules } from './infection-rules.ts'
import { createInfectionTimeline } from './infection-timeline.ts'
import { createInfectionsRepository } from './infections.repository.ts'
import { createInfectionsRouter } from './infections.router.ts'
import { createIsolationService } from './isolation.service.ts'
import { createScreeningService } from './screening.service.ts'
import { createScreeningGrid } from './screening-grid.ts'
import { createScreeningsRepository } from './screenings.repository.ts'
import { createVaccinationsRepository } from './vaccinations.repository.ts'
import { createVaccinationsService } from './vaccinations.service.ts'

export { loadInfectionRules } from './infection-rules.ts'

/** Clusters that ended longer ago ask nobody for anything; the longest span of the data lies well within. */
const LOOK_BACK_DAYS = 120

export type InfectionsDependencies = Pick<
  InfectionContextDependencies,
  'records' | 'clock' | 'newId' | 'residents' | 'beds' | 'vitals'
> & { displayNameOf?: (userId: string) => string | null }
export type InfectionsFeature = ReturnType<typeof createInfectionsFeature>

/** Builds the feature; does no work until called. Throws when a file of data is broken. */
export function createInfectionsFeature({ displayNameOf = () => null, ...deps }: InfectionsDependencies) {
  const context = createInfectionContext({
    ...{ ...deps, ...loadInfectionRules(), displayNameOf },
    repository: createInfectionsRepository(deps.records),
    screenings: createScreeningsRepository(deps.records),
    vaccinations: createVaccinationsRepository(deps.records),
  })
  const { rules, vaccines } = context
  const book = createInfectionBook(context)
  const grid = createScreeningGrid(context, book)
  const screening = createScreeningService(context)
  const cases = createCasesService(context, book)
  const isolation = createIsolationService(context, book)
  const vaccinations = createVaccinationsService(context)

  return {
    router: createInfectionsRouter({ context, book, grid, screening, cases, isolation, vaccinations }),
    timelineContributor: createInfectionTimeline(context, book, vaccinations),
    dutyContributor(today: Day) {
      const clusters = book.clusters(addDays(today, -LOOK_BACK_DAYS)).filter(({ isOpen }) => isOpen)
      return listInfectionDuties({
        ...{ rules, vaccines, today, clusters, isolations: book.isolations(), lines: vaccinations.lines() },
        unscreened: () => grid.unscreenedOn(today),
      })
    },
  }
}
