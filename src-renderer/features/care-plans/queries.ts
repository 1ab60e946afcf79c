// What the plan screens ask, and what must be asked anew after a plan or an order was written.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { api } from '../../app/rpc-client.ts'

export function usePlansOf(residentId: ResidentId) {
  return useQuery(api.carePlans.listOf.queryOptions({ input: { residentId } }))
}

export function usePlansInForce() {
  return useQuery(api.carePlans.inForce.queryOptions({ input: {} }))
}

export function usePlanTemplates() {
  return useQuery(api.carePlans.templates.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
}

export function useRefreshPlans(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const parts = [api.carePlans, api.careOrders, api.careTasks, api.duties]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }, [queries])
}
