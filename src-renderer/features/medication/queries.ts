// What the medication screens ask, and what must be asked anew after something was written.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Day, ResidentId } from '#shared/contract/primitives.ts'
import { api } from '../../app/rpc-client.ts'

const refreshMs = 30_000

export function useRound(input: { at?: number; floorName: string | null }) {
  return useQuery(api.medication.round.queryOptions({ input, refetchInterval: refreshMs }))
}

export function useMedicationOf(residentId: ResidentId) {
  return useQuery(api.medication.ofResident.queryOptions({ input: { residentId } }))
}

export function useDosesOf(residentId: ResidentId, from: Day, to: Day) {
  return useQuery(api.medication.doses.queryOptions({ input: { residentId, from, to } }))
}

export function useMedicationData() {
  return useQuery(api.medication.data.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
}

export function useRefreshMedication(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const parts = [api.medication, api.duties]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }, [queries])
}
