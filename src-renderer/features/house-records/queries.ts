// Reads of the papers of the house, and the refresh after an act.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../app/rpc-client.ts'

export function useHouseRecords() {
  return useQuery(api.houseRecords.list.queryOptions())
}

export function useRecordsOf(kind: string) {
  return useQuery(api.houseRecords.recordsOf.queryOptions({ input: { kind } }))
}

export function useRefreshHouseRecords() {
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: api.houseRecords.key() }),
      queries.invalidateQueries({ queryKey: api.duties.key() }),
    ])
}
