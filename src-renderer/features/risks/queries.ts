// What the risk screens ask, and what must be asked anew after an act.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import { api } from '../../app/rpc-client.ts'

/** The list a record was made by; undefined version = the one in force. */
export function useRiskList(version?: string) {
  const input = version === undefined ? {} : { version }
  return useQuery(api.risks.data.queryOptions({ input, staleTime: Number.POSITIVE_INFINITY })).data
}

export function useRiskStandings(residentId?: ResidentId) {
  return useQuery(api.risks.list.queryOptions({ input: residentId === undefined ? {} : { residentId } }))
}

export function useRiskAssessment(id: RecordId) {
  return useQuery(api.risks.get.queryOptions({ input: { id }, refetchOnWindowFocus: false }))
}

export function useRiskHistory(residentId: ResidentId) {
  return useQuery(api.risks.history.queryOptions({ input: { residentId } }))
}

export function usePerson(residentId: ResidentId) {
  return useQuery(api.residents.get.queryOptions({ input: { id: residentId } })).data
}

/** After an act: lists, the person's line, duties. */
export function useRefreshRisks(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const parts = [api.risks, api.residents, api.duties]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }, [queries])
}
