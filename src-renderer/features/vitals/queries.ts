// What the vitals screens ask the backend, and what must be asked anew after a measurement.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { api } from '../../app/rpc-client.ts'

/** Values of beds and devices come without a screen asking; ages are told beside them. */
const REFRESH_MS = 15_000

export function useVitalLimits() {
  return useQuery(api.vitals.limits.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
}

export function useVitalsOf(residentId: ResidentId) {
  return useQuery(api.vitals.latestOf.queryOptions({ input: { residentId }, refetchInterval: REFRESH_MS }))
}

export function useRound(floorName: string | null) {
  return useQuery(api.vitals.floorRound.queryOptions({ input: { floorName }, refetchInterval: REFRESH_MS }))
}

export function useWaiting() {
  return useQuery(api.vitals.waiting.queryOptions({ refetchInterval: REFRESH_MS }))
}

/** Asks anew for everything a measurement may have changed. */
export function useRefreshVitals(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const parts = [api.vitals, api.residents.timeline]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }, [queries])
}
