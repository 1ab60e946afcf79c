// Duty roster: who leads, nurses, treats, watches the fire panel and guards the house on a day. Public API of the feature.
import { implement } from '@orpc/server'
import { addDays } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { dutyRosterContract } from '#shared/features/duty-roster/duty-roster.contract.ts'
import type { DutyCell, DutyFinding, DutyWeek, ShiftCoverage } from '#shared/features/duty-roster/duty-roster.model.ts'
import { daysOfWeek, mondayOf } from '#shared/features/duty-roster/duty-roster.rules.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { createDutyCellsRepository, type DutyCellRow } from './duty-cells.repository.ts'
import { createDutyRosterService, type DutyRosterServiceDependencies } from './duty-roster.service.ts'

const api = implement(dutyRosterContract).$context<RequestContext>()

/** Looks at what is planned and tells what whoever plans should know of it; asked with the cells of a week. */
export type DutyCheck = (cells: readonly DutyCell[]) => DutyFinding[]

export type DutyRosterDependencies = Omit<DutyRosterServiceDependencies, 'repository'> & {
  /** Contributed by features that know more of the staff, such as their certificates. */
  checks?: () => readonly DutyCheck[]
  /** How many caregivers stand in the shifts of some days beside how many are asked for. */
  coverage?: (cells: readonly DutyCell[], days: readonly Day[]) => ShiftCoverage[]
  displayNameOf?: (userId: string) => string | null
}
export type DutyRosterFeature = ReturnType<typeof createDutyRosterFeature>

/** Builds the feature; does no work until called. */
export function createDutyRosterFeature({
  displayNameOf = () => null,
  checks = () => [],
  coverage = () => [],
  ...deps
}: DutyRosterDependencies) {
  const repository = createDutyCellsRepository(deps.records)
  const service = createDutyRosterService({ ...deps, repository })
  const shown = ({ seat: _seat, ...row }: DutyCellRow): DutyCell => ({
    ...row,
    recordedBy: row.recordedBy === null ? null : displayNameOf(row.recordedBy),
  })
  const listBetween = (from: Day, until: Day): DutyCell[] => repository.listBetween(from, until).map(shown)

  function week(of: Day): DutyWeek {
    const from = mondayOf(of)
    const until = addDays(from, 6)
    const cells = listBetween(from, until)
    return {
      ...{ from, until, cells, findings: checks().flatMap((check) => check(cells)) },
      coverage: coverage(cells, daysOfWeek(from)),
    }
  }

  const router = api.router({
    week: api.week.handler(({ input }) => week(input.of)),
    historyOf: api.historyOf.handler(({ input }) => repository.historyOf(input).map(shown)),
    set: api.set.handler(({ input, context }) => shown(service.set(input, context.actor))),
    copyLastWeek: api.copyLastWeek.handler(({ input, context }) => service.copyLastWeek(input.of, context.actor)),
  })
  return {
    router,
    service,
    /** What counts on the days of a span, both included. */
    listBetween,
  }
}
