// What the assessment screens ask, and what must be asked anew after an act.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { Scale } from '#shared/features/assessments/scale.model.ts'
import { api } from '../../app/rpc-client.ts'

export function useScales() {
  return useQuery(api.assessments.scales.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
}

export function useScale(code: string | undefined): Scale | undefined {
  return useScales().data?.find((scale) => scale.code === code)
}

export function useAssessments(residentId?: ResidentId) {
  return useQuery(api.assessments.list.queryOptions({ input: residentId === undefined ? {} : { residentId } }))
}

export function useAssessment(id: RecordId) {
  return useQuery(api.assessments.get.queryOptions({ input: { id }, refetchOnWindowFocus: false }))
}

/** After an act: lists, the person's level and line, duties. */
export function useRefreshAssessments(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const parts = [api.assessments, api.residents, api.duties, api.beds]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }, [queries])
}
