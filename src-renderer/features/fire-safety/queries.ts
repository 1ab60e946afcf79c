// What must be read anew when something about fire was written.
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../app/rpc-client.ts'

export function useRefreshFireSafety(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    const parts = [api.fireSafety, api.fireEquipment, api.hazards, api.drills, api.fireStation, api.duties, api.reports]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }
}
