// What the screens of training ask, and what must be asked anew after an act.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { POST_WORDS } from '#shared/features/reports/report-words.ts'
import { api } from '../../app/rpc-client.ts'
import { useToday } from '../../ui/use-today.ts'

const forGood = { staleTime: Number.POSITIVE_INFINITY }
/** Cards sign people in while the page is looked at. */
const REFRESH_MS = 10_000

export function useTrainingRules() {
  return useQuery(api.training.rules.queryOptions(forGood)).data
}
export function useSessions(year: number) {
  return useQuery(api.training.sessions.queryOptions({ input: { year } }))
}
export function useSession(id: RecordId) {
  return useQuery(api.training.session.queryOptions({ input: { id }, refetchInterval: REFRESH_MS }))
}
export function usePlan(year: number) {
  return useQuery(api.training.plan.queryOptions({ input: { year } }))
}
export function useTrainingRecords(year: number) {
  return useQuery(api.training.records.queryOptions({ input: { year } }))
}

/** The year of the address, else the running one. */
export function useTrainingYear(): [year: number, show: (year: number) => void] {
  const [params, setParams] = useSearchParams()
  const today = useToday()
  const asked = Number(params.get('year'))
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : Number(today.slice(0, 4))
  return [year, (next) => setParams({ year: String(next) })]
}

/** Everybody on the roll, for a choice. */
export function useStaffOptions() {
  const today = useToday()
  const staff = useQuery(api.staff.list.queryOptions({ input: { on: today } })).data
  return (staff ?? []).map(({ id, name, post }) => ({ value: id as string, label: `${name}（${POST_WORDS[post]}）` }))
}

/** After an act: training, files, duties. */
export function useRefreshTraining(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const parts = [api.training, api.staffFiles, api.duties]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }, [queries])
}
