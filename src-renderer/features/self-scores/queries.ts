// Reads of self-scores and the acts that follow a draft.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../app/rpc-client.ts'

export const useScale = () => useQuery(api.selfScores.scale.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data
export const useSelfScores = () => useQuery(api.selfScores.list.queryOptions())
export const useScoreEvidence = () => useQuery(api.selfScores.evidence.queryOptions({ staleTime: 60_000 })).data

export function useRefreshSelfScores() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: api.selfScores.key() })
}
