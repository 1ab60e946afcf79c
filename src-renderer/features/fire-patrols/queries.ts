// What several screens of fire patrols ask for.
import { useQuery } from '@tanstack/react-query'
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Patrol, PatrolPlan } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { api } from '../../app/rpc-client.ts'

/** Unsigned patrols are looked for so many days back. */
const unsignedDays = 60

export function usePatrolPlan(): PatrolPlan | undefined {
  return useQuery(api.firePatrols.plan.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data
}

/** Finished patrols of days past that the supervisor has not signed, oldest first. */
export function useUnsignedPatrols(today: string): Patrol[] {
  const span = { from: addDays(today, -unsignedDays), until: today }
  const { data } = useQuery(api.firePatrols.list.queryOptions({ input: span }))
  return (data?.patrols ?? []).filter(
    ({ finishedAt, signedAt, startedAt }) => finishedAt !== null && signedAt === null && dayOf(startedAt) < today,
  )
}
