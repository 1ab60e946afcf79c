// Every shift of the last weeks and how its handover stands; what is missing is listed too.
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { addDays } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { HandoverRow } from '#shared/features/handover/handover.model.ts'
import { api } from '../../app/rpc-client.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useToday } from '../../ui/use-today.ts'

const spans = [14, 31, 90]
const dash = '—'

export function HandoversPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const [days, setDays] = useState(14)
  const input = { from: addDays(today, 1 - days), until: today }
  const list = useQuery(api.handover.list.queryOptions({ input }))
  const missing = (list.data ?? []).filter(({ state }) => state === 'missing').length
  const columns = useMemo((): AppColumn<HandoverRow>[] => {
    const instant = (at: number | null) => (at === null ? dash : formatInstant(at))
    return [
      {
        ...{ id: 'day', header: t('handover:list.column.day'), width: 150, grow: 0, priority: 1 },
        value: ({ shift }) => formatInstant(shift.startedAt),
      },
      {
        ...{ id: 'shift', header: t('handover:list.column.shift'), width: 80, priority: 1, isRowHeader: true },
        value: ({ shift }) => t(`handover:shift.${shift.name}`),
      },
      {
        ...{ id: 'state', header: t('handover:list.column.state'), width: 160, priority: 1 },
        value: ({ state }) => t(`handover:state.${state}`),
        cell: ({ state }) =>
          state === 'missing' ? <Unknown reason={t('handover:state.missing')} /> : t(`handover:state.${state}`),
      },
      {
        ...{ id: 'signed', header: t('handover:list.column.signed'), value: (row) => row.signedName },
        cell: (row) => row.signedName ?? dash,
      },
      {
        ...{ id: 'signedAt', header: t('handover:list.column.signedAt'), width: 150, value: (row) => row.signedAt },
        ...{ cell: (row) => instant(row.signedAt), exported: (row) => instant(row.signedAt) },
      },
      {
        ...{ id: 'received', header: t('handover:list.column.received'), value: (row) => row.receivedName },
        cell: (row) => row.receivedName ?? dash,
      },
      {
        ...{ id: 'receivedAt', header: t('handover:list.column.receivedAt'), width: 150, priority: 3 },
        ...{ value: (row) => row.receivedAt, cell: (row) => instant(row.receivedAt) },
        exported: (row) => instant(row.receivedAt),
      },
      {
        ...{ id: 'late', header: t('handover:list.column.late'), width: 70, priority: 3 },
        value: ({ isLate }) => (isLate ? t('handover:late') : dash),
      },
      { id: 'notes', header: t('handover:list.column.notes'), width: 70, priority: 4, value: (row) => row.noteCount },
    ]
  }, [t])
  return (
    <PageFrame
      title={t('handover:list.title')}
      count={list.data ? t('handover:list.count', { count: list.data.length, missing }) : list.error ? null : undefined}
      filterBar={
        <>
          <Select
            size="small"
            value={days}
            aria-label={t('handover:list.days', { count: days })}
            onChange={setDays}
            options={spans.map((count) => ({ value: count, label: t('handover:list.days', { count }) }))}
          />
          <Link to="/handover">{t('handover:list.current')}</Link>
        </>
      }
    >
      <AppTable
        id="handovers"
        label={t('handover:list.title')}
        columns={columns}
        rows={list.data}
        rowKey={({ shift }) => String(shift.startedAt)}
        initialSort={{ columnId: 'day', isDescending: true }}
        onOpen={({ shift }) => navigate(screenLinks.handoverOf(shift.startedAt))}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('handover:list.empty')} hint={t('handover:list.emptyHint')} />}
      />
    </PageFrame>
  )
}
