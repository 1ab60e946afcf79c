// 隔离: which beds are isolated, who answers for it, and when it is looked at again.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Isolation } from '#shared/features/infections/infections.model.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { DayText } from '../../ui/day-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useToday } from '../../ui/use-today.ts'
import { DataBasis, ViewLinks } from './components/view-links.tsx'
import { ReviewForm } from './isolation-forms.tsx'
import { termOf, useInfectionRules, useIsolations } from './queries.ts'
import './infections.css'

export function IsolationsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const canManage = useCan('infections.manage')
  const rules = useInfectionRules()
  const isolations = useIsolations()
  const [reviewing, setReviewing] = useState<Isolation | null>(null)
  const columns: AppColumn<Isolation>[] = [
    { id: 'bed', header: t('infections:column.bed'), value: (row) => row.bedLabel, width: 80, priority: 1 },
    {
      id: 'name',
      header: t('infections:column.name'),
      value: (row) => row.residentName,
      isRowHeader: true,
      priority: 1,
    },
    { id: 'kind', header: t('infections:column.kind'), value: (row) => termOf(rules?.kinds, row.kind), width: 120 },
    {
      ...{ id: 'precautions', header: t('infections:column.precautions'), width: 150 },
      value: (row) => row.precautions.map((code) => termOf(rules?.precautions, code)).join('、'),
    },
    { id: 'owner', header: t('infections:column.owner'), value: (row) => row.owner, width: 90 },
    {
      ...{ id: 'fromOn', header: t('infections:column.fromOn'), value: (row) => row.fromOn, width: 110 },
      cell: (row) => <DayText day={row.fromOn} />,
    },
    {
      ...{ id: 'reviewOn', header: t('infections:column.reviewOn'), width: 120, priority: 1 },
      value: (row) => row.reviewOn ?? '—',
      cell: (row) =>
        row.reviewOn === null ? '—' : row.reviewOn <= today ? <b>{row.reviewOn}</b> : <DayText day={row.reviewOn} />,
    },
    {
      ...{ id: 'toOn', header: t('infections:column.toOn'), width: 110, priority: 1 },
      value: (row) => row.toOn ?? t('infections:lasting'),
    },
  ]
  const rows = isolations.data
  return (
    <PageFrame
      title={t('infections:title')}
      count={
        rows
          ? t('infections:isolationCount', { count: rows.filter(({ toOn }) => toOn === null).length })
          : isolations.error
            ? null
            : undefined
      }
      filterBar={<ViewLinks />}
    >
      <div className="infection-page">
        <p className="muted">{t('infections:isolationHint')}</p>
        <DataBasis data={rules} />
        <AppTable
          id="isolations"
          label={t('infections:view.isolations')}
          columns={columns}
          rows={rules ? rows : undefined}
          rowKey={(row) => row.id}
          onOpen={(row) => {
            if (row.toOn === null && canManage) setReviewing(row)
            else navigate(`${screenLinks.infectionCases()}/${row.caseId}`)
          }}
          error={isolations.error}
          onRetry={() => void isolations.refetch()}
          empty={<EmptyState title={t('infections:empty.isolations')} hint={t('infections:empty.isolationsHint')} />}
        />
      </div>
      {reviewing && rules && (
        <ReviewForm of={reviewing} reviewAfterDays={rules.reviewAfterDays} onClose={() => setReviewing(null)} />
      )}
    </PageFrame>
  )
}
