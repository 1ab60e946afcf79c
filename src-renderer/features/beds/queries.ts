import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { BedId } from '#shared/contract/primitives.ts'
import { api } from '../../app/rpc-client.ts'

/** The house on a day ('YYYY-MM-DD'); null = today. */
export function useBedMap(on: string | null) {
  return useQuery(api.beds.map.queryOptions({ input: on === null ? {} : { on }, placeholderData: keepPreviousData }))
}

export function useBedHistory(bedId: string) {
  return useQuery(api.beds.history.queryOptions({ input: { bedId: bedId as BedId } }))
}
