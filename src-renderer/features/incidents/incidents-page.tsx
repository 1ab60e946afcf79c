// The register of incidents and complaints of a month: what the monthly report counts.
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { addDays, monthBounds, startOfDay } from '#shared/contract/days.ts'
import type { AlarmId, RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Incident } from '#shared/features/incidents/incidents.model.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { TermText } from './components/term-text.tsx'
import './incidents.css'
import { RecordIncident } from './record-incident.tsx'

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/
const monthsToChoose = 24

/** `month` and the months before it, newest first. */
function monthsBefore(month: string): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return Array.from({ length: monthsToChoose }, (_, index) => {
    const months = year * 12 + number - 1 - index
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
  })
}

export function IncidentsPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const today = useToday()
  const navigate = useNavigate()
  const canRecord = useCan('incidents.record')
  const [isRecording, setRecording] = useState(false)
  const asked = params.get('month')
  const month = asked !== null && monthPattern.test(asked) ? asked : today.slice(0, 7)
  const { from, to } = monthBounds(month)
  const alarmId = params.get('alarm')
  const alarm = useQuery({
    ...api.alarms.get.queryOptions({ input: { id: (alarmId ?? '') as AlarmId } }),
    enabled: alarmId !== null,
  })
  const visitId = params.get('round')
  const visit = useQuery({
    ...api.rounds.get.queryOptions({ input: { id: (visitId ?? '') as RecordId } }),
    enabled: visitId !== null,
  })
  const list = useQuery(
    api.incidents.list.queryOptions({ input: { from: startOfDay(from), to: startOfDay(addDays(to, 1)) } }),
  )
  useShortcut('n', () => setRecording(true), { isEnabled: canRecord })

  const columns = useMemo(
    (): AppColumn<Incident>[] => [
      {
        id: 'occurredAt',
        header: t('incidents:column.occurredAt'),
        value: (row) => formatInstant(row.occurredAt),
        width: 150,
        priority: 1,
        grow: 0,
      },
      {
        id: 'kind',
        header: t('incidents:column.kind'),
        value: (row) => t(`incidents:kind.${row.kind}`),
        isRowHeader: true,
        width: 120,
      },
      {
        id: 'severity',
        header: t('incidents:column.severity'),
        value: (row) => row.severity && t(`incidents:severity.${row.severity}`),
        cell: (row) =>
          row.severity === null ? (
            <Unknown reason={t('incidents:notGraded')} />
          ) : (
            t(`incidents:severity.${row.severity}`)
          ),
        width: 96,
        priority: 3,
        grow: 0,
      },
      {
        id: 'state',
        header: t('incidents:column.state'),
        value: (row) => t(`incidents:state.${row.state}`),
        cell: (row) =>
          row.state === 'open' && row.nextStage !== null
            ? t('incidents:nextIs', { stage: t(`incidents:stage.${row.nextStage}`) })
            : t(`incidents:state.${row.state}`),
        width: 124,
        priority: 1,
        grow: 0,
      },
      {
        id: 'due',
        header: t('incidents:column.due'),
        value: (row) => row.dueAt,
        cell: (row) => (row.dueAt === null ? '—' : <TermText dueAt={row.dueAt} />),
        exported: (row) => (row.dueAt === null ? '' : formatInstant(row.dueAt)),
        width: 116,
        priority: 1,
        grow: 0,
      },
      {
        id: 'resident',
        header: t('incidents:column.resident'),
        value: (row) => row.residentName,
        cell: (row) =>
          row.residentId === null ? '—' : <Link to={screenLinks.resident(row.residentId)}>{row.residentName}</Link>,
        exported: (row) => row.residentName ?? '',
        width: 90,
        priority: 1,
      },
      { id: 'place', header: t('incidents:column.place'), value: (row) => row.place },
      {
        id: 'summary',
        header: t('incidents:column.summary'),
        value: (row) => row.summary,
        cell: (row) => <span title={row.summary}>{row.summary}</span>,
        width: 180,
        grow: 3,
        priority: 2,
      },
      { id: 'recordedBy', header: t('incidents:column.recordedBy'), value: (row) => row.recordedBy, priority: 3 },
    ],
    [t],
  )
  const record = canRecord && (
    <Button type="primary" onClick={() => setRecording(true)} aria-keyshortcuts="N">
      {t('incidents:record.button')} <Kbd keys="N" />
    </Button>
  )
  return (
    <PageFrame
      title={t('incidents:title')}
      count={list.data ? t('incidents:count', { count: list.data.length, month }) : list.error ? null : undefined}
      actions={record}
      filterBar={
        <Select
          size="small"
          value={month}
          aria-label={t('incidents:month')}
          onChange={(value) => setParams({ month: value })}
          options={[...new Set([month, ...monthsBefore(today.slice(0, 7))])].map((value) => ({ value, label: value }))}
        />
      }
    >
      <AppTable
        id="incidents"
        label={t('incidents:title')}
        columns={columns}
        rows={list.data}
        rowKey={(row) => row.id}
        initialSort={{ columnId: 'occurredAt', isDescending: true }}
        onOpen={(row) => navigate(screenLinks.incident(row.id))}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title={t('incidents:empty.title', { month })} hint={t('incidents:empty.hint')} actions={record} />
        }
      />
      {isRecording && <RecordIncident onClose={() => setRecording(false)} />}
      {canRecord && visit.data && <RecordIncident visit={visit.data} onClose={() => setParams({})} />}
      {canRecord && alarm.data && <RecordIncident alarm={alarm.data.alarm} onClose={() => setParams({})} />}
    </PageFrame>
  )
}
