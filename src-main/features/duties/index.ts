// Duties: the one due engine. Features contribute, this merges, sorts and hides what was put off with a reason.
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { createDutiesRepository } from './duties.repository.ts'
import { createDutiesRouter } from './duties.router.ts'
import { createDutiesService, type DutyContributor } from './duties.service.ts'

export type { ContributedDuty, DutyContributor } from './duties.service.ts'

export type DutiesFeatureDependencies = {
  records: SqliteDatabase
  clock: Clock
  /** One a feature; a later feature is one more entry here. */
  contributors: readonly DutyContributor[]
  /** Turns a user id into the name shown beside a snooze. */
  displayNameOf: (userId: string) => string | null
}
export type DutiesFeature = ReturnType<typeof createDutiesFeature>

/** Builds the feature. `service` errors: SNOOZE_TOO_LONG (over 90 days), DAY_BEFORE_START, NOT_FOUND, NOTHING_TO_UNDO. */
export function createDutiesFeature(deps: DutiesFeatureDependencies) {
  const service = createDutiesService({ ...deps, repository: createDutiesRepository(deps.records) })
  return { router: createDutiesRouter(service), service }
}
