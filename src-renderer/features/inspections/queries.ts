// What the screens of inspections ask, and what must be asked anew after an act.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Inspection } from '#shared/features/inspections/inspections.model.ts'
import { api } from '../../app/rpc-client.ts'

export function useInspectionRules() {
  return useQuery(api.inspections.rules.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data
}

export function useRefreshInspections(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    const parts = [api.inspections, api.duties]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }
}

/** The term that is over first among findings still to be rectified; null = none is. */
export function nextTerm(inspection: Inspection): string | null {
  const terms = inspection.findings.filter(({ state }) => state === 'open').map(({ termOn }) => termOn)
  return inspection.state === 'open' ? (terms.sort()[0] ?? null) : null
}
