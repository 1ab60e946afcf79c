// What patrols ask somebody to do today: the one that is due, those nobody walked, those the supervisor has not signed. Pure.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { Patrol, PatrolPlan, PlannedPatrol } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { clockTimeOf } from '#shared/features/fire-patrols/fire-patrols.rules.ts'

type NewDuty = Omit<Duty, 'snoozed'>

/** One row for the patrol that runs, one a day and shift for those that were missed or left points out. */
export function patrolDuties(planned: readonly PlannedPatrol[], plan: PatrolPlan): NewDuty[] {
  const open = planned.filter(({ state }) => state === 'open')
  const due = open.map(
    ({ at, day, answered, asked, shift }): NewDuty => ({
      ...{ key: `fire-patrol-due:${at}`, kind: 'fire-patrol-due', dueOn: dayOf(at), owner: 'safety' },
      ...{ link: screenLinks.firePatrolsOf(day), basis: plan.basis[shift].text },
      values: { day, dueTime: clockTimeOf(at), answered, asked },
    }),
  )
  const wanting = planned.filter(({ state }) => state === 'missed' || state === 'partly')
  const byShift = Map.groupBy(wanting, ({ day, shift }) => `${day}:${shift}`)
  const missed = [...byShift].flatMap(([key, list]): NewDuty[] => {
    const [first] = list
    if (!first) return []
    const { day, shift } = first
    return [
      {
        ...{ key: `fire-patrol-missed:${key}`, kind: 'fire-patrol-missed', dueOn: dayOf(first.at), owner: 'safety' },
        ...{ link: screenLinks.firePatrolsOf(day), basis: plan.basis[shift].text },
        values: { day, onDay: day, times: list.map(({ at }) => clockTimeOf(at)).join('、'), count: list.length },
      },
    ]
  })
  return [...due, ...missed]
}

/** One row however many there are. */
export function unsignedDuty(
  unsigned: readonly Patrol[],
  dayOfPatrol: (patrol: Patrol) => Day,
  plan: PatrolPlan,
): NewDuty[] {
  const [oldest] = unsigned
  if (!oldest) return []
  const day = dayOfPatrol(oldest)
  return [
    {
      ...{ key: 'fire-patrols-unsigned', kind: 'fire-patrols-unsigned', dueOn: addDays(day, 1), owner: 'director' },
      ...{ link: screenLinks.firePatrolsUnsigned(), basis: plan.basis.signatures.text },
      values: { day, count: unsigned.length },
    },
  ]
}
