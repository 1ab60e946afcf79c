// The register of hazards with the figures of a span: each figure opens to its rows. The form opens filled in from an alarm, a drill or a patrol.
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { addMonths, monthBounds } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Hazard, HazardFigures } from '#shared/features/hazards/hazards.model.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { StatStrip } from '../../ui/stat-strip.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { DueText } from '../fire-safety/due-text.tsx'
import { FireSafetyTabs } from '../fire-safety/fire-safety-tabs.tsx'
import { HazardForm } from './hazard-form.tsx'

const spanMonths = [1, 3, 6, 12] as const
const shows = ['due', 'closedOfDue', 'overdue', 'closed'] as const
type Show = (typeof shows)[number]

/** 整改率 in per cent; null = nothing was due. */
function rateOf({ dueIds, closedOfDueIds }: HazardFigures): string | null {
  return dueIds.length === 0 ? null : `${Math.round((closedOfDueIds.length / dueIds.length) * 100)} %`
}

export function HazardsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const canReport = useCan('hazards.report')
  const [isAdding, setAdding] = useState(false)
  const months = spanMonths.find((count) => String(count) === params.get('months')) ?? 12
  const month = today.slice(0, 7)
  const span = { from: addMonths(`${month}-01`, 1 - months), until: monthBounds(month).to }
  const list = useQuery(api.hazards.list.queryOptions({ input: span }))
  const figures = list.data?.figures
  const show = shows.find((each) => each === params.get('show')) ?? null
  const ids = figures && show ? new Set<RecordId>(figures[`${show}Ids`]) : null
  const rows = list.data?.hazards.filter(({ id }) => ids === null || ids.has(id))
  const isFilled = ['alarm', 'drill', 'patrol', 'check'].some((name) => params.has(name))
  useShortcut('n', () => setAdding(true), { isEnabled: canReport })

  const columns = useMemo(
    (): AppColumn<Hazard>[] => [
      {
        ...{ id: 'number', header: t('hazards:column.number'), width: 120, priority: 1, isRowHeader: true },
        value: (row) => row.number,
      },
      {
        ...{ id: 'foundOn', header: t('hazards:column.foundOn'), width: 104, priority: 2, grow: 0 },
        value: (row) => row.foundOn,
      },
      {
        ...{ id: 'grade', header: t('hazards:column.grade'), width: 80, priority: 1, grow: 0 },
        value: (row) => row.grade,
        cell: (row) =>
          row.grade === null ? <Unknown reason={t('hazards:notJudged')} /> : t(`hazards:grade.${row.grade}`),
        exported: (row) => (row.grade === null ? '' : t(`hazards:grade.${row.grade}`)),
      },
      {
        ...{ id: 'state', header: t('hazards:column.state'), width: 130, priority: 1 },
        value: (row) =>
          [t(`hazards:state.${row.state}`), ...row.marks.map((mark) => t(`hazards:mark.${mark}`))].join(' · '),
      },
      { id: 'place', header: t('hazards:column.place'), value: (row) => row.place, width: 120, priority: 1 },
      {
        ...{ id: 'text', header: t('hazards:column.text'), width: 200, grow: 3, priority: 2 },
        value: (row) => row.text,
        cell: (row) => <span title={row.text}>{row.text}</span>,
      },
      {
        ...{ id: 'owner', header: t('hazards:column.owner'), width: 90, priority: 2 },
        value: (row) => row.owner,
        cell: (row) => row.owner ?? <Unknown reason={t('hazards:nobody')} />,
      },
      {
        ...{ id: 'dueOn', header: t('hazards:column.dueOn'), width: 168, priority: 1 },
        value: (row) => row.dueOn,
        cell: (row) =>
          row.state === 'closed' ? (
            t('hazards:closedOn', { day: row.closedOn })
          ) : row.state === 'dismissed' ? (
            '—'
          ) : (
            <DueText day={row.dueOn} unknownReason={t('hazards:notPlanned')} />
          ),
      },
      {
        ...{ id: 'source', header: t('hazards:column.source'), width: 90, priority: 3 },
        value: (row) => t(`hazards:source.${row.source}`),
      },
    ],
    [t],
  )
  const add = canReport && (
    <Button type="primary" onClick={() => setAdding(true)} aria-keyshortcuts="N">
      {t('hazards:report')} <Kbd keys="N" />
    </Button>
  )
  const to = (chosen: Show) => `/hazards?months=${months}&show=${chosen}`
  return (
    <PageFrame
      title={t('fire-safety:title')}
      count={rows ? t('hazards:count', { count: rows.length }) : list.error ? null : undefined}
      actions={add}
      filterBar={
        <>
          <FireSafetyTabs />
          <Select
            size="small"
            value={months}
            aria-label={t('hazards:span')}
            onChange={(value) => setParams({ months: String(value) })}
            options={spanMonths.map((value) => ({ value, label: t('hazards:lastMonths', { count: value }) }))}
          />
          {show && (
            <Button size="small" onClick={() => setParams({ months: String(months) })}>
              {t('hazards:showAll')}
            </Button>
          )}
        </>
      }
    >
      <div className="fire-page">
        <div className="fire-page__head">
          {figures && (
            <StatStrip
              label={t('hazards:figures')}
              stats={[
                {
                  ...{ key: 'rate', value: rateOf(figures), label: t('hazards:figure.rate'), to: to('due') },
                  ...{ definition: t('hazards:definition.rate'), unknownReason: t('hazards:nothingDue') },
                },
                {
                  ...{ key: 'due', value: figures.dueIds.length, label: t('hazards:figure.due'), to: to('due') },
                  definition: t('hazards:definition.due'),
                },
                {
                  ...{ key: 'closedOfDue', value: figures.closedOfDueIds.length, to: to('closedOfDue') },
                  ...{ label: t('hazards:figure.closedOfDue'), definition: t('hazards:definition.closedOfDue') },
                },
                {
                  ...{ key: 'overdue', value: figures.overdueIds.length, to: to('overdue') },
                  ...{ label: t('hazards:figure.overdue'), definition: t('hazards:definition.overdue') },
                },
                {
                  ...{ key: 'days', value: figures.averageDays, label: t('hazards:figure.days'), to: to('closed') },
                  ...{ definition: t('hazards:definition.days'), unknownReason: t('hazards:nothingClosed') },
                },
              ]}
            />
          )}
        </div>
        <AppTable
          id="hazards"
          label={t('fire-safety:tab.hazards')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(screenLinks.hazard(row.id))}
          isFaint={(row) => row.state === 'closed' || row.state === 'dismissed'}
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={<EmptyState title={t('hazards:empty')} hint={t('hazards:emptyHint')} actions={add} />}
        />
      </div>
      {canReport && (isAdding || isFilled) && (
        <HazardForm
          onClose={() => {
            setAdding(false)
            if (isFilled) setParams({})
          }}
        />
      )}
    </PageFrame>
  )
}
