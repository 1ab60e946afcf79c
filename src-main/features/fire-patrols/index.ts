// Fire patrols: points and their labels, the times they are walked at, what was found, who signed, and what nobody walked. Public API.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { Day, Instant } from '#shared/contract/primitives.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { FireFinding } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import type { AlarmsFeature } from '../alarms/index.ts'
import { createFirePatrolsRepository } from './fire-patrols.repository.ts'
import { createFirePatrolsRouter } from './fire-patrols.router.ts'
import { createFirePatrolsService } from './fire-patrols.service.ts'
import { createPatrolBook, loadPatrolPlan } from './patrol-book.ts'
import { createPatrolContext, type PatrolServiceDependencies } from './patrol-context.ts'
import { patrolDuties, unsignedDuty } from './patrol-duties.ts'
import { createPatrolEvidence } from './patrol-evidence.ts'
import { createPatrolFollowUpService } from './patrol-follow-up.service.ts'
import { createPatrolWatch } from './patrol-watch.ts'
import { createPointsService, type PointsServiceDependencies } from './points.service.ts'

export { openPatrolBook } from './patrol-book.ts'

/** A missed patrol is a duty for so many days; after that only the list and the binder tell of it. */
const TOLD_DAYS = 2

export type FirePatrolsDependencies = Pick<
  PatrolServiceDependencies,
  'records' | 'clock' | 'newId' | 'confirmPerson' | 'requirePhotos'
> & {
  alarms: Pick<AlarmsFeature, 'service' | 'listBetween' | 'listOpen'>
  drawingOf: PointsServiceDependencies['drawingOf']
  displayNameOf: (userId: string) => string | null
}
export type FirePatrolsFeature = ReturnType<typeof createFirePatrolsFeature>

/** Builds the feature; `start` begins to watch for patrols nobody walks. Throws when the plan's file is broken. */
export function createFirePatrolsFeature(deps: FirePatrolsDependencies) {
  const { clock, displayNameOf } = deps
  const repository = createFirePatrolsRepository(deps.records)
  const book = createPatrolBook({ repository, displayNameOf, plan: loadPatrolPlan() })
  const watch = createPatrolWatch({ clock, book, alarms: deps.alarms })
  const context = createPatrolContext({ ...deps, repository, book, onSettled: watch.settle })
  const service = createFirePatrolsService(context)
  const followUp = createPatrolFollowUpService(context)
  const points = createPointsService({ ...deps, repository, book })
  return {
    router: createFirePatrolsRouter({ clock, repository, book, service, followUp, points }),
    service,
    followUp,
    points,
    /** The first day a point is on record; null = the house keeps no patrols here. */
    firstPointOn: (): Day | null => book.firstPointOn(),
    /** Faults found on the patrols of a span of days, both inside, oldest first: what a hazard may be made of. */
    fireFindings: (from: Day, until: Day): FireFinding[] => book.findings(from, until),
    /** The patrol that runs, those missed of the last days, and patrols of days past without the supervisor's name. */
    dutyContributor(today: Day): Omit<Duty, 'snoozed'>[] {
      if (book.firstPointOn() === null) return []
      const planned = book.plannedIn(addDays(today, -TOLD_DAYS), today, clock.now())
      const unsigned = book.unsigned(startOfDay(today))
      return [...patrolDuties(planned, book.plan), ...unsignedDuty(unsigned, book.dayOfPatrol, book.plan)]
    },
    evidenceContributors: createPatrolEvidence({ book, now: (): Instant => clock.now() }),
    /** Looks once for patrols nobody walked; the watch does so by itself. */
    lookForMissed: (): void => watch.look(),
    start: (): void => watch.start(),
    stop: (): void => watch.stop(),
  }
}
