// Every kind of emergency with its plan: which version counts, when it is to be looked through, who read it.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { PlanStanding } from '#shared/features/emergency/emergency.model.ts'
import { api } from '../../app/rpc-client.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useToday } from '../../ui/use-today.ts'
import { EmergencyBasis, EmergencyViews } from './components/emergency-views.tsx'
import './emergency.css'

export function PlansPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const plans = useQuery(api.emergency.plans.queryOptions())
  const columns = useMemo(
    (): AppColumn<PlanStanding>[] => [
      { id: 'term', header: t('emergency:plan.kind'), value: (row) => row.term, isRowHeader: true, priority: 1 },
      {
        ...{ id: 'version', header: t('emergency:plan.version'), value: (row) => row.current?.version, priority: 1 },
        cell: (row) =>
          row.current ? (
            t('emergency:plan.versionNumber', { version: row.current.version })
          ) : (
            <Unknown reason={t('emergency:plan.none')} />
          ),
      },
      {
        ...{ id: 'inForceOn', header: t('emergency:plan.inForceOn'), value: (row) => row.current?.inForceOn },
        cell: (row) => row.current?.inForceOn ?? '—',
      },
      {
        ...{ id: 'approvedBy', header: t('emergency:plan.approvedBy'), value: (row) => row.current?.approvedBy },
        cell: (row) => row.current?.approvedBy ?? '—',
      },
      {
        ...{ id: 'reviewed', header: t('emergency:plan.lastReviewedOn'), value: (row) => row.lastReviewedOn },
        cell: (row) => row.lastReviewedOn ?? '—',
      },
      {
        ...{ id: 'due', header: t('emergency:plan.reviewDueOn'), value: (row) => row.reviewDueOn, width: 180 },
        ...{ priority: 1 },
        cell: (row) =>
          row.reviewDueOn === null ? (
            '—'
          ) : (
            <span className="numerals">
              {row.reviewDueOn}{' '}
              {row.reviewDueOn < today && <b className="emergency-mark">{t('emergency:plan.overdue')}</b>}
            </span>
          ),
      },
      {
        ...{ id: 'read', header: t('emergency:plan.read'), value: (row) => row.readCount, priority: 2 },
        cell: (row) => (row.current ? t('emergency:plan.readOf', { count: row.readCount, of: row.staffCount }) : '—'),
      },
    ],
    [t, today],
  )
  const missing = plans.data?.filter(({ current }) => current === null).length ?? 0
  const late = plans.data?.filter(({ reviewDueOn }) => reviewDueOn !== null && reviewDueOn < today).length ?? 0
  return (
    <PageFrame
      title={t('emergency:title')}
      count={
        plans.data
          ? t('emergency:plan.count', { count: plans.data.length - missing, missing, late })
          : plans.error
            ? null
            : undefined
      }
      filterBar={<EmergencyViews />}
    >
      <AppTable
        id="emergency-plans"
        label={t('emergency:view.plans')}
        columns={columns}
        rows={plans.data}
        rowKey={(row) => row.kind}
        onOpen={(row) => navigate(screenLinks.emergencyPlan(row.kind))}
        error={plans.error}
        onRetry={() => void plans.refetch()}
        empty={<EmptyState title={t('emergency:plan.none')} />}
      />
      <EmergencyBasis />
    </PageFrame>
  )
}
