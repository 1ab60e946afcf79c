// The open draft of a roster import. Every act answers with the draft as it now stands, so nothing is asked twice.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { RosterDraft } from '#shared/features/roster/roster.contract.ts'
import { api } from '../../app/rpc-client.ts'

export function useDraft() {
  const queries = useQueryClient()
  const query = useQuery(api.roster.current.queryOptions())
  const keep = useCallback(
    (draft: RosterDraft | null) => queries.setQueryData(api.roster.current.queryOptions().queryKey, draft),
    [queries],
  )
  return { draft: query.data, error: query.error, refetch: query.refetch, keep }
}
