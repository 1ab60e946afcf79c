// What the screens of emergencies ask, and what must be asked anew after an act.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../app/rpc-client.ts'

export function useEmergencyRules() {
  return useQuery(api.emergency.rules.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data
}

export function useRefreshEmergency(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    const parts = [api.emergency, api.duties]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }
}
