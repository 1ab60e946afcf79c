// What the chart screens ask the backend, and what must be asked anew after an entry.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { ChartKind } from '#shared/features/charts/charts.model.ts'
import { api } from '../../app/rpc-client.ts'

/** Others write at other seats; the bed goes on by itself. */
const REFRESH_MS = 30_000

export function useChartNumbers() {
  return useQuery(api.charts.numbers.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
}

export function useLatestCharts(residentId: ResidentId) {
  return useQuery(api.charts.latestOf.queryOptions({ input: { residentId } }))
}

export function useFloorCharts(kind: ChartKind, floorName: string) {
  return useQuery(api.charts.floor.queryOptions({ input: { kind, floorName }, refetchInterval: REFRESH_MS }))
}

export function usePersonChart(input: { residentId: ResidentId; from: number; to: number }) {
  return useQuery({
    ...api.charts.ofResident.queryOptions({ input, staleTime: REFRESH_MS }),
    placeholderData: (before) => before,
  })
}

export function useBedSuggestions(residentId: ResidentId) {
  return useQuery(api.charts.suggestions.queryOptions({ input: { residentId }, refetchInterval: REFRESH_MS }))
}

/** Asks anew for everything an entry may have changed; a draft on the screen is left alone. */
export function useRefreshCharts(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const { latestOf, floor, ofResident, suggestions, listOf } = api.charts
    const parts = [latestOf, floor, ofResident, suggestions, listOf, api.careTasks, api.duties, api.residents.timeline]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }, [queries])
}
