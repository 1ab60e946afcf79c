// 曲线 of a person: measurements, care and the bed over one time axis, an entry to write, what the mattress suggests.
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useTimeValue } from '../../ui/clock.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { NextObservation, unitText, vitalText } from '../vitals/index.tsx'
import { careLanes } from './care-lanes.ts'
import { AxisChart } from './components/axis-chart.tsx'
import { EntryHistory } from './components/entry-history.tsx'
import { EntryPanel } from './components/entry-panel.tsx'
import { LaneTable } from './components/lane-table.tsx'
import { SuggestionCard } from './components/suggestion-card.tsx'
import { rowsOfLanes } from './lanes.ts'
import { useChartNumbers, usePersonChart } from './queries.ts'
import { hourMs, spans } from './spans.ts'
import { vitalLanes } from './vital-lanes.ts'
import '../../ui/filter-chip.css'
import './charts.css'

const minuteMs = 60_000
const tableParts = 24

export function ChartPage() {
  const { t } = useTranslation()
  const residentId = (useParams().id ?? '') as ResidentId
  const [params, setParams] = useSearchParams()
  const canRecord = useCan('charts.record')
  const first = useRef<HTMLSelectElement>(null)
  const hours = spans.find((each) => String(each) === params.get('hours')) ?? 24
  const isTable = params.get('view') === 'table'
  const to = useTimeValue((now) => Math.ceil(now / minuteMs) * minuteMs)
  const from = to - hours * hourMs
  const resident = useQuery(api.residents.get.queryOptions({ input: { id: residentId } })).data
  const numbers = useChartNumbers()
  const chart = usePersonChart({ residentId, from, to })
  const show = (next: { hours?: number; isTable?: boolean }) => {
    const isShown = next.isTable ?? isTable
    setParams({ hours: String(next.hours ?? hours), ...(isShown ? { view: 'table' } : {}) }, { replace: true })
  }
  usePageKeys((key) => {
    const chosen = /^[1-5]$/.test(key) ? spans[Number(key) - 1] : undefined
    if (chosen !== undefined) show({ hours: chosen })
    else if (key.toLowerCase() === 't') show({ isTable: !isTable })
    else if (key.toLowerCase() === 'n') first.current?.focus()
    else return false
    return true
  })
  const lanes = useMemo(() => {
    if (!chart.data || !numbers.data) return []
    const words = {
      t,
      vitalText: (row: Parameters<typeof vitalText>[0]) => vitalText(row, t) ?? '',
      unitOf: (kind: Parameters<typeof unitText>[0]) => unitText(kind, t),
    }
    const context = { chart: chart.data, numbers: numbers.data, from, to, now: to, t }
    return [...vitalLanes(chart.data, words), ...careLanes(context)]
  }, [chart.data, numbers.data, from, to, t])
  const isFull = (lane: (typeof lanes)[number]) => lane.marks.length > 0 || lane.line !== null
  const full = lanes.filter(isFull)
  const empty = lanes.filter((lane) => !isFull(lane)).map(({ name }) => name)
  const notes = lanes.flatMap((lane) =>
    [...lane.notes, ...(isFull(lane) && lane.target ? [lane.target.text] : [])].map((note) => ({
      lane: lane.name,
      note,
    })),
  )
  const heard = chart.data?.bedHeardUntil ?? null
  const stopsAt = heard !== null && to - heard > Math.max((to - from) / 60, 15 * minuteMs) ? heard : null
  const who = resident ? [resident.bedLabel, resident.name].filter(Boolean).join(' ') : '…'
  return (
    <PageFrame
      title={`${t('charts:curve')} · ${who}`}
      count={`${formatInstant(from).slice(5)} – ${formatInstant(to).slice(5)}`}
      layout="scroll"
      actions={
        <>
          <Link to={screenLinks.resident(residentId)}>{t('charts:openResident')}</Link>
          <Button onClick={() => window.print()}>{t('charts:print')}</Button>
        </>
      }
      filterBar={
        <>
          {spans.map((each, index) => (
            <button
              key={each}
              type="button"
              className="filter-chip"
              aria-pressed={each === hours}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => show({ hours: each })}
            >
              {t(each === 24 ? 'charts:span.hours' : 'charts:span.days', { count: each === 24 ? 24 : each / 24 })}{' '}
              <span className="faint numerals">{index + 1}</span>
            </button>
          ))}
          <button
            type="button"
            className="filter-chip"
            aria-pressed={isTable}
            aria-keyshortcuts="T"
            onClick={() => show({ isTable: !isTable })}
          >
            {t('charts:table.show')} <span className="faint">T</span>
          </button>
          <span className="muted">{t('charts:legend')}</span>
        </>
      }
    >
      {chart.error && <ErrorState error={chart.error} onRetry={() => void chart.refetch()} />}
      {numbers.error && <ErrorState error={numbers.error} onRetry={() => void numbers.refetch()} />}
      {!chart.data && !chart.error && <Skeleton active paragraph={{ rows: 8 }} />}
      {chart.data && numbers.data && (
        <div className="chart-page">
          {canRecord && resident?.state === 'in' && (
            <EntryPanel residentId={residentId} numbers={numbers.data} first={first} />
          )}
          {resident?.state === 'in' && <NextObservation next={chart.data.next} />}
          {!isTable && full.length > 0 && <AxisChart lanes={full} {...{ from, to, stopsAt }} />}
          {notes.length > 0 && (
            <ul className="chart-notes">
              {notes.map(({ lane, note }) => (
                <li key={`${lane}:${note}`}>
                  <span className="muted">{lane}</span> {note}
                </li>
              ))}
            </ul>
          )}
          {chart.data.vitalsFrom !== null && (
            <p className="muted">{t('charts:cut', { at: formatInstant(chart.data.vitalsFrom) })}</p>
          )}
          {empty.length > 0 && <p className="muted">{t('charts:emptyLanes', { list: empty.join('、') })}</p>}
          <LaneTable rows={rowsOfLanes(full, from, to, tableParts)} isPrintOnly={!isTable} />
          <SuggestionCard residentId={residentId} numbers={numbers.data} />
          <EntryHistory entries={chart.data.entries} numbers={numbers.data} />
          <p className="faint">
            {t('charts:basis', { version: numbers.data.version })} {!numbers.data.isVerified && t('charts:unverified')}
          </p>
        </div>
      )}
    </PageFrame>
  )
}
