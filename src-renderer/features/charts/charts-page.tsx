// Care of a floor written down for one kind at a time: a row a person. Digits choose the kind, the floor stands in the address.
import { useQuery } from '@tanstack/react-query'
import { Button, Select, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { ChartKind } from '#shared/features/charts/charts.model.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { ChartGrid } from './components/chart-grid.tsx'
import { useChartNumbers, useFloorCharts } from './queries.ts'
import '../../ui/filter-chip.css'
import './charts.css'

export function ChartsPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const canRecord = useCan('charts.record')
  const kind = ChartKind.safeParse(params.get('kind')).data ?? 'turning'
  const floorName = params.get('floor') ?? ''
  const numbers = useChartNumbers()
  const floor = useFloorCharts(kind, floorName)
  const draft = useQuery({
    ...api.charts.draft.queryOptions({ input: { kind, floorName }, staleTime: 0, gcTime: 0 }),
    // A newer draft from disk must not be laid over what is being typed.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    enabled: canRecord,
  })
  const show = (next: { kind?: ChartKind; floor?: string }) => {
    const [shownKind, shownFloor] = [next.kind ?? kind, next.floor ?? floorName]
    setParams({ kind: shownKind, ...(shownFloor === '' ? {} : { floor: shownFloor }) })
  }
  usePageKeys((key) => {
    const chosen = /^[1-9]$/.test(key) ? ChartKind.options[Number(key) - 1] : undefined
    if (chosen) show({ kind: chosen })
    return chosen !== undefined
  })
  const rows = floor.data?.rows ?? []
  const error = floor.error ?? numbers.error ?? draft.error
  const nobody = { kind, floorName, version: 0, lines: {} }
  const waiting = canRecord ? (draft.isFetching ? undefined : draft.data) : nobody
  return (
    <PageFrame
      title={t('charts:title')}
      count={floor.data ? t('charts:count', { count: rows.length }) : floor.error ? null : undefined}
      actions={<Button onClick={() => window.print()}>{t('charts:print')}</Button>}
      filterBar={
        <>
          <Select
            size="small"
            style={{ minWidth: 110 }}
            value={floorName}
            aria-label={t('charts:column.floor')}
            onChange={(value) => show({ floor: value })}
            options={[
              { value: '', label: t('charts:allFloors') },
              ...(floor.data?.floors ?? []).map((value) => ({ value, label: value })),
            ]}
          />
          {ChartKind.options.map((each, index) => (
            <button
              key={each}
              type="button"
              className="filter-chip"
              aria-pressed={each === kind}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => show({ kind: each })}
            >
              {t(`charts:kind.${each}`)} <span className="faint numerals">{index + 1}</span>
            </button>
          ))}
        </>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void floor.refetch()} />}
      {!error && (!floor.data || !numbers.data || !waiting) && <Skeleton active paragraph={{ rows: 8 }} />}
      {floor.data && rows.length === 0 && <EmptyState title={t('charts:empty.title')} hint={t('charts:empty.hint')} />}
      {rows.length > 0 && numbers.data && waiting && (
        <ChartGrid
          key={`${kind}:${floorName}`}
          draft={waiting}
          rows={rows}
          numbers={numbers.data}
          canRecord={canRecord}
        />
      )}
    </PageFrame>
  )
}
