import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ReportRunId } from '#shared/contract/primitives.ts'
import type { ReportCode } from '#shared/features/reports/reports.model.ts'
import { api } from '../../app/rpc-client.ts'

export function useCatalogue() {
  return useQuery(api.reports.catalogue.queryOptions())
}

export function useLedger(code?: ReportCode) {
  return useQuery(api.reports.ledger.queryOptions({ input: code === undefined ? {} : { code } }))
}

/** The frozen run when one is named, else what would be frozen now. */
export function useReportContent(code: ReportCode, period: string, runId: string | null) {
  const preview = useQuery(api.reports.preview.queryOptions({ input: { code, period }, enabled: runId === null }))
  const frozen = useQuery(
    api.reports.get.queryOptions({ input: { runId: (runId ?? '') as ReportRunId }, enabled: runId !== null }),
  )
  const query = runId === null ? preview : frozen
  return {
    content: runId === null ? preview.data : frozen.data?.content,
    run: runId === null ? null : (frozen.data?.run ?? null),
    error: query.error,
    refetch: () => void query.refetch(),
  }
}

export function useFigureRows(code: ReportCode, period: string, runId: string | null, figure: string) {
  const source = runId === null ? { code, period } : { runId: runId as ReportRunId }
  return useQuery(api.reports.figureRows.queryOptions({ input: { source, figure } }))
}

export function useRefreshReports(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    await Promise.all([api.reports, api.duties].map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }, [queries])
}
