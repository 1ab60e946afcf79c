// Vitals of everybody in the house: newest values, score, what is due; a round of a floor by keyboard; readings nobody owns yet.
import { Button, Select, Skeleton } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { VitalPicture } from '#shared/features/vitals/vitals.contract.ts'
import type { RoundRow, VitalKind } from '#shared/features/vitals/vitals.model.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { useNow } from '../../ui/clock.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { DueText } from './components/due-text.tsx'
import { VitalFigure } from './components/latest-values.tsx'
import { News2Short } from './components/news2-view.tsx'
import { RoundGrid } from './components/round-grid.tsx'
import { WaitingList } from './components/waiting-list.tsx'
import { useRound } from './queries.ts'
import './vitals.css'

type Row = RoundRow & VitalPicture

const shownKinds: readonly VitalKind[] = ['blood-pressure', 'pulse', 'respiration', 'spo2', 'temperature', 'glucose']

function VitalCell({ row, kind }: { row: Row; kind: VitalKind }) {
  const { t } = useTranslation()
  const now = useNow()
  const vital = row.latest.find((one) => one.kind === kind)
  if (!vital) return <Unknown reason={t('vitals:never')} />
  const hours = Math.floor((now - vital.takenAt) / 3_600_000)
  return (
    <span title={t(`vitals:source.${vital.source}`)}>
      <VitalFigure vital={vital} />{' '}
      {hours >= 1 && (
        <span className="faint numerals">
          {hours >= 24
            ? t('ui:duration.day', { count: Math.floor(hours / 24) })
            : t('ui:duration.hour', { count: hours })}
        </span>
      )}
    </span>
  )
}

export function VitalsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const canRecord = useCan('vitals.record')
  const [isRound, setRound] = useState(false)
  const floorName = params.get('floor')
  const round = useRound(floorName)
  const columns = useMemo(
    (): AppColumn<Row>[] => [
      { id: 'bed', header: t('vitals:column.bed'), value: (row) => row.bedLabel, width: 76, grow: 0, priority: 1 },
      {
        id: 'name',
        header: t('vitals:column.name'),
        value: (row) => row.name,
        cell: (row) => (row.state === 'in' ? row.name : `${row.name} · ${t(`vitals:state.${row.state}`)}`),
        isRowHeader: true,
        width: 100,
        priority: 1,
      },
      ...shownKinds.map(
        (kind): AppColumn<Row> => ({
          id: kind,
          header: t(`vitals:kind.${kind}`),
          value: (row) => row.latest.find((one) => one.kind === kind)?.value,
          cell: (row) => <VitalCell row={row} kind={kind} />,
          width: kind === 'blood-pressure' ? 190 : 104,
          priority: kind === 'glucose' ? 4 : 3,
        }),
      ),
      {
        id: 'news2',
        header: 'NEWS2',
        value: (row) => row.news2.score ?? row.news2.partial.partialScore,
        cell: (row) => <News2Short news2={row.news2} />,
        exported: (row) => row.news2.score,
        width: 170,
        priority: 2,
      },
      {
        id: 'due',
        header: t('vitals:column.due'),
        value: (row) => (row.due.length === 0 ? null : Math.min(...row.due.map(({ dueAt }) => dueAt))),
        cell: (row) =>
          row.due.length === 0 ? <span className="faint">{t('vitals:due.none')}</span> : <DueText due={row.due} />,
        width: 170,
        priority: 1,
      },
    ],
    [t],
  )
  const floors = round.data?.floors ?? []
  /** A round goes floor by floor: the whole house at once is too long to walk. */
  const switchRound = () => {
    const [first] = floors
    if (!isRound && floorName === null && first !== undefined && floors.length > 1) setParams({ floor: first })
    setRound(!isRound)
  }
  return (
    <PageFrame
      title={t('vitals:title')}
      count={round.data ? t('vitals:count', { count: round.data.rows.length }) : round.error ? null : undefined}
      actions={
        canRecord && (
          <Button type={isRound ? 'default' : 'primary'} aria-pressed={isRound} onClick={switchRound}>
            {t(isRound ? 'vitals:round.leave' : 'vitals:round.start')}
          </Button>
        )
      }
      filterBar={
        <Select
          size="small"
          value={floorName ?? ''}
          aria-label={t('vitals:column.floor')}
          onChange={(value) => setParams(value === '' ? {} : { floor: value })}
          options={[{ value: '', label: t('vitals:allFloors') }, ...floors.map((value) => ({ value, label: value }))]}
        />
      }
    >
      <div className="vitals-page">
        {canRecord && <WaitingList />}
        {isRound && round.error && <ErrorState error={round.error} onRetry={() => void round.refetch()} />}
        {isRound && round.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
        {isRound && round.data && <RoundGrid key={floorName ?? ''} lines={round.data.rows} />}
        {!isRound && (
          <AppTable
            id="vitals"
            label={t('vitals:title')}
            columns={columns}
            rows={round.data?.rows}
            rowKey={(row) => row.residentId}
            onOpen={(row) => void navigate(screenLinks.resident(row.residentId))}
            isFaint={(row) => row.state !== 'in'}
            error={round.error}
            onRetry={() => void round.refetch()}
            empty={<EmptyState title={t('vitals:empty.title')} hint={t('vitals:empty.hint')} />}
          />
        )}
      </div>
    </PageFrame>
  )
}
