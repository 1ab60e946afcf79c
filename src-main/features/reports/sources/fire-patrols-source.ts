// What reports ask of the fire patrols. `from` and `until` days are both inside; a night belongs to the day on whose evening it begins.
import type { Day } from '#shared/contract/primitives.ts'
import type { Patrol, PatrolPlan, PlannedPatrol } from '#shared/features/fire-patrols/fire-patrols.model.ts'

/** A patrol that was walked, with the day it is counted on. */
export type SourcePatrol = Patrol & { day: Day }
export type SourceFirePatrols = { plan: PatrolPlan; planned: PlannedPatrol[]; patrols: SourcePatrol[] }

export interface FirePatrolsSource {
  firePatrolsIn(from: Day, until: Day): SourceFirePatrols
}
