// What the resident screens ask the backend, and what must be asked anew after an act.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { api } from '../../app/rpc-client.ts'
import type { ResidentScope } from './filters.ts'

/** Residents of a scope; `query` is searched by the backend: name, pinyin, initials, bed, last ID digits. */
export function useResidentList(scope: ResidentScope, query: string) {
  const trimmed = query.trim().slice(0, 60)
  return useQuery(
    api.residents.list.queryOptions({
      input: { scope, ...(trimmed === '' ? {} : { query: trimmed }) },
      placeholderData: keepPreviousData,
    }),
  )
}

export function useResident(id: string) {
  return useQuery(api.residents.get.queryOptions({ input: { id: id as ResidentId } }))
}

export function useTimeline(id: string) {
  return useQuery(api.residents.timeline.queryOptions({ input: { id: id as ResidentId } }))
}

/** Asks anew for everything that a change of residents or beds may have changed. */
export function useRefreshOccupancy(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const parts = [api.residents, api.beds, api.duties, api.reports]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }, [queries])
}
