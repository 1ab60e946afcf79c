// What the screens of the medical partnership ask, and what must be asked anew after an act.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { RecordId } from '#shared/contract/primitives.ts'
import { api } from '../../app/rpc-client.ts'

type Span = { from: string; until: string }

export function usePartnershipData() {
  return useQuery(api.partnerships.data.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data
}
export function usePartners() {
  return useQuery(api.partnerships.partners.queryOptions())
}
export function useAgreements() {
  return useQuery(api.partnerships.agreements.queryOptions())
}
export function useFulfilment(span: Span) {
  return useQuery(api.partnerships.fulfilment.queryOptions({ input: span }))
}
export function useVisits(span: Span) {
  return useQuery(api.partnerships.visits.queryOptions({ input: span }))
}
export function useVisitHistory(id: RecordId) {
  return useQuery(api.partnerships.visitHistory.queryOptions({ input: { id } }))
}

/** The word of a code of the data; the code itself where a newer version of the data does not know it. */
export function termOf(terms: readonly { code: string; term: string }[] | undefined, code: string): string {
  return terms?.find((each) => each.code === code)?.term ?? code
}

/** After an act: everything of the partnership, and what is owed. */
export function useRefreshPartnerships(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const parts = [api.partnerships, api.healthFiles, api.referrals, api.longTermCare, api.duties]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }, [queries])
}
