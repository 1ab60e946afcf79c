// How each point stands in the patrols of a day. Pure. It answers by the same facts as the patrols themselves and must never differ from them.
import type { Day, Instant, RecordId } from '../../contract/primitives.ts'
import type { PatrolPlan, PointStand, PointState } from './fire-patrols.model.ts'
import { askedPatrols, type PatrolFacts, stateOfPatrol } from './fire-patrols.rules.ts'

/** A line for each point a patrol of the day asks for, in order of time and route. */
export function pointStands(day: Day, facts: PatrolFacts, about: { plan: PatrolPlan; now: Instant }): PointStand[] {
  return askedPatrols(day, day, facts, about.plan).flatMap(({ span, asked, done, reason }) =>
    asked.map(({ id }) => {
      const state = stateOfPatrol(span, { asked: 1, answered: done.has(id) ? 1 : 0, reason, now: about.now })
      // One point is walked or not: it is never walked in part.
      return { plannedAt: span.at, pointId: id, state: state === 'partly' ? ('missed' as const) : state }
    }),
  )
}

/** Of several patrols the one that wants something done counts most. */
const weight: readonly PointState[] = ['open', 'missed', 'walked', 'explained', 'upcoming']

export type PointSummary = {
  state: PointState
  walked: number
  /** Patrols that asked for the point and have begun. */
  due: number
}

/** A point over the patrols of a day, or over the one planned at `plannedAt`; null = none of them asks for it. */
export function summaryOf(
  pointId: RecordId,
  stands: readonly PointStand[],
  plannedAt: Instant | null,
): PointSummary | null {
  const states = stands
    .filter((stand) => stand.pointId === pointId && (plannedAt === null || stand.plannedAt === plannedAt))
    .map(({ state }) => state)
  const state = weight.find((each) => states.includes(each))
  if (state === undefined) return null
  const countOf = (...asked: PointState[]) => states.filter((each) => asked.includes(each)).length
  return { state, walked: countOf('walked'), due: states.length - countOf('upcoming') }
}
