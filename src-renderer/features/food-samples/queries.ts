// What the screen of food samples asks, and what must be asked anew after an act.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../app/rpc-client.ts'

export function useFoodSampleLimits() {
  return useQuery(api.foodSamples.limits.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data
}

export function useRefreshFoodSamples(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    const parts = [api.foodSamples, api.duties, api.reports]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }
}
