// Everybody in the house with the plan in force: who has none, whose review is due.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { CarePlan } from '#shared/features/care-plans/care-plans.model.ts'
import { isReviewDay } from '#shared/features/care-plans/plan-review.rules.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import { api } from '../../app/rpc-client.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useToday } from '../../ui/use-today.ts'
import { usePlansInForce } from './queries.ts'
import './care-plans.css'

type Row = ResidentRow & { plan: CarePlan | undefined }

const filterNames = ['missing', 'overdue', 'day'] as const
type FilterName = (typeof filterNames)[number]

/** 未制定 已到复评日期 今日复核. */
function passes(row: Row, filter: FilterName, today: string): boolean {
  if (filter === 'missing') return row.plan === undefined
  if (filter === 'overdue') return row.plan !== undefined && row.plan.reviewOn <= today
  return row.plan !== undefined && isReviewDay(row.id, today)
}

export function CarePlansPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const residents = useQuery(api.residents.list.queryOptions({ input: {} }))
  const plans = usePlansInForce()
  const rows = useMemo(() => {
    if (!residents.data || !plans.data) return undefined
    const planOf = new Map(plans.data.map((plan) => [plan.residentId, plan]))
    return residents.data.rows.map((row): Row => ({ ...row, plan: planOf.get(row.id) }))
  }, [residents.data, plans.data])
  const columns = useMemo(
    (): AppColumn<Row>[] => [
      {
        id: 'bed',
        header: t('care-plans:column.bed'),
        value: (row) => row.bedLabel ?? '',
        width: 84,
        grow: 0,
        priority: 1,
      },
      {
        id: 'name',
        header: t('care-plans:column.name'),
        value: (row) => row.name,
        isRowHeader: true,
        width: 110,
        priority: 1,
      },
      {
        id: 'plan',
        header: t('care-plans:column.plan'),
        value: (row) => (row.plan ? t('care-plans:version', { number: row.plan.version }) : ''),
        cell: (row) =>
          row.plan ? (
            t('care-plans:version', { number: row.plan.version })
          ) : (
            <Unknown reason={t('care-plans:missing')} />
          ),
        width: 120,
        priority: 1,
      },
      {
        id: 'interventions',
        header: t('care-plans:column.interventions'),
        value: (row) => row.plan?.problems.reduce((sum, problem) => sum + problem.interventions.length, 0),
        cell: (row) => row.plan?.problems.reduce((sum, problem) => sum + problem.interventions.length, 0) ?? '—',
        width: 110,
        priority: 2,
      },
      {
        id: 'reviewOn',
        header: t('care-plans:field.reviewOn'),
        value: (row) => row.plan?.reviewOn ?? '',
        cell: (row) =>
          row.plan ? (
            row.plan.reviewOn < today ? (
              <b>{t('care-plans:reviewOverdue', { day: row.plan.reviewOn })}</b>
            ) : (
              row.plan.reviewOn
            )
          ) : (
            '—'
          ),
        width: 170,
        priority: 1,
      },
      {
        id: 'consent',
        header: t('care-plans:field.consentName'),
        value: (row) => row.plan?.consent?.name ?? '',
        cell: (row) => (row.plan ? (row.plan.consent?.name ?? <Unknown reason={t('care-plans:notSigned')} />) : '—'),
        width: 130,
        priority: 2,
      },
    ],
    [t, today],
  )
  const error = residents.error ?? plans.error
  const [params, setParams] = useSearchParams()
  const chosen = filterNames.find((name) => name === params.get('show'))
  const shown = chosen ? rows?.filter((row) => passes(row, chosen, today)) : rows
  return (
    <PageFrame
      title={t('care-plans:title')}
      count={
        rows
          ? t('care-plans:count', {
              count: rows.filter(({ plan }) => plan).length,
              missing: rows.filter(({ plan }) => !plan).length,
            })
          : error
            ? null
            : undefined
      }
      filterBar={filterNames.map((name) => (
        <FilterChip
          key={name}
          label={t(`care-plans:filter.${name}`)}
          count={rows?.filter((row) => passes(row, name, today)).length ?? null}
          isOn={chosen === name}
          onToggle={(isOn) => setParams(isOn ? { show: name } : {})}
        />
      ))}
    >
      <AppTable
        id="care-plans"
        label={t('care-plans:title')}
        columns={columns}
        rows={shown}
        rowKey={(row) => row.id}
        onOpen={(row) => navigate(screenLinks.carePlan(row.id))}
        initialSort={{ columnId: 'bed', isDescending: false }}
        error={error}
        onRetry={() => void plans.refetch()}
        empty={<EmptyState title={t('care-plans:none.title')} />}
      />
    </PageFrame>
  )
}
