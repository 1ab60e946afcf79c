// What must be read anew when something of an incident was written: its file, the work list, the resident's timeline, reports.
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../app/rpc-client.ts'

export function useRefreshIncidents(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    const parts = [api.incidents, api.residents, api.reports, api.duties]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }
}
