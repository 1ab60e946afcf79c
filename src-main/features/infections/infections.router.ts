import { implement } from '@orpc/server'
import { infectionsContract } from '#shared/features/infections/infections.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { CasesService } from './cases.service.ts'
import type { InfectionBook } from './infection-book.ts'
import type { InfectionContext } from './infection-context.ts'
import type { IsolationService } from './isolation.service.ts'
import type { ScreeningService } from './screening.service.ts'
import type { ScreeningGrid } from './screening-grid.ts'
import type { VaccinationsService } from './vaccinations.service.ts'

const api = implement(infectionsContract).$context<RequestContext>()

export function createInfectionsRouter(parts: {
  context: InfectionContext
  book: InfectionBook
  grid: ScreeningGrid
  screening: ScreeningService
  cases: CasesService
  isolation: IsolationService
  vaccinations: VaccinationsService
}) {
  const { context: home, book, grid, screening, cases, isolation, vaccinations } = parts
  return api.router({
    rules: api.rules.handler(() => home.rules),
    screening: api.screening.handler(({ input }) => grid.grid(input.on ?? home.today(), input.floorName)),
    screen: api.screen.handler(({ input, context }) => screening.screen(input, context.actor)),
    cases: api.cases.handler(({ input }) => book.cases(input.residentId)),
    caseHistory: api.caseHistory.handler(({ input }) => book.history(input.id)),
    openCase: api.openCase.handler(({ input, context }) => cases.open(input, context.actor)),
    changeCase: api.changeCase.handler(({ input, context }) => cases.change(input, context.actor)),
    closeCase: api.closeCase.handler(({ input, context }) => cases.close(input, context.actor)),
    voidCase: api.voidCase.handler(({ input, context }) => cases.void(input, context.actor)),
    isolations: api.isolations.handler(() => book.isolations()),
    isolate: api.isolate.handler(({ input, context }) => isolation.isolate(input, context.actor)),
    reviewIsolation: api.reviewIsolation.handler(({ input, context }) => isolation.review(input, context.actor)),
    endIsolation: api.endIsolation.handler(({ input, context }) => isolation.end(input, context.actor)),
    clusters: api.clusters.handler(() => book.clusters()),
    reportCluster: api.reportCluster.handler(({ input, context }) => cases.reportCluster(input, context.actor)),
    vaccines: api.vaccines.handler(() => home.vaccines),
    vaccinationTable: api.vaccinationTable.handler(() => vaccinations.table()),
    vaccinationsOf: api.vaccinationsOf.handler(({ input }) => vaccinations.listOf(input.residentId)),
    recordVaccination: api.recordVaccination.handler(({ input, context }) => vaccinations.record(input, context.actor)),
    correctVaccination: api.correctVaccination.handler(({ input, context }) =>
      vaccinations.correct(input, context.actor),
    ),
  })
}
