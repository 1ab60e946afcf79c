// What the screens of infection control ask, and what must be asked anew after an act.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import { api } from '../../app/rpc-client.ts'

const forGood = { staleTime: Number.POSITIVE_INFINITY }
/** Colleagues screen the same floor. */
const REFRESH_MS = 30_000

export function useInfectionRules() {
  return useQuery(api.infections.rules.queryOptions(forGood)).data
}
export function useVaccines() {
  return useQuery(api.infections.vaccines.queryOptions(forGood)).data
}
export function useTemperatureRange() {
  return useQuery(api.vitals.limits.queryOptions(forGood)).data?.plausible.temperature
}
export function useScreening(on: string | null, floorName: string | null) {
  const input = { floorName, ...(on === null ? {} : { on }) }
  return useQuery(api.infections.screening.queryOptions({ input, refetchInterval: REFRESH_MS }))
}
export function useCases() {
  return useQuery(api.infections.cases.queryOptions({ input: {} }))
}
export function useCaseHistory(id: RecordId) {
  return useQuery(api.infections.caseHistory.queryOptions({ input: { id } }))
}
export function useIsolations() {
  return useQuery(api.infections.isolations.queryOptions())
}
export function useClusters() {
  return useQuery(api.infections.clusters.queryOptions())
}
export function useVaccinationTable() {
  return useQuery(api.infections.vaccinationTable.queryOptions())
}
export function useVaccinationsOf(residentId: ResidentId) {
  return useQuery(api.infections.vaccinationsOf.queryOptions({ input: { residentId } }))
}

/** The word of a code of the data; the code itself where a newer version of the data does not know it. */
export function termOf(terms: readonly { code: string; term: string }[] | undefined, code: string): string {
  return terms?.find((each) => each.code === code)?.term ?? code
}

/** After an act: infection control, beds, the person's line, duties. */
export function useRefreshInfections(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const parts = [api.infections, api.beds, api.residents, api.vitals, api.duties]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }, [queries])
}
