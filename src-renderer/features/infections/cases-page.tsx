// 感染病例: open ones first, with possible clusters above them.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { InfectionCase } from '#shared/features/infections/infections.model.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { DayText } from '../../ui/day-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { CaseForm } from './case-form.tsx'
import { ClusterList } from './components/cluster-list.tsx'
import { DataBasis, ViewLinks } from './components/view-links.tsx'
import { termOf, useCases, useClusters, useInfectionRules } from './queries.ts'
import './infections.css'

const isOpen = ({ closedOn, isVoid }: InfectionCase): boolean => closedOn === null && !isVoid

export function CasesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const canManage = useCan('infections.manage')
  const rules = useInfectionRules()
  const cases = useCases()
  const clusters = useClusters()
  const [isOpening, setOpening] = useState(false)
  const onlyOpen = params.get('show') === 'open'
  useShortcut('n', () => setOpening(true), { isEnabled: canManage })

  function stateOf(row: InfectionCase): string {
    if (row.isVoid) return t('infections:voided')
    return row.outcome === null ? t('infections:open') : t(`infections:outcome.${row.outcome}`)
  }
  const columns: AppColumn<InfectionCase>[] = [
    {
      id: 'name',
      header: t('infections:column.name'),
      value: (row) => row.residentName,
      isRowHeader: true,
      priority: 1,
    },
    { id: 'bed', header: t('infections:column.bedAtOnset'), value: (row) => row.bedLabel },
    {
      ...{ id: 'kind', header: t('infections:column.kind'), width: 130, priority: 1 },
      value: (row) => termOf(rules?.kinds, row.kind),
    },
    {
      ...{ id: 'certainty', header: t('infections:column.certainty'), width: 80, priority: 1 },
      value: (row) => t(`infections:certainty.${row.certainty}`),
    },
    {
      ...{ id: 'onsetOn', header: t('infections:column.onsetOn'), value: (row) => row.onsetOn, width: 110 },
      cell: (row) => <DayText day={row.onsetOn} />,
    },
    {
      ...{ id: 'isolation', header: t('infections:column.isolation'), width: 90 },
      value: (row) => (row.hasOpenIsolation ? t('infections:isolated') : '—'),
    },
    {
      ...{ id: 'state', header: t('infections:column.state'), value: stateOf, width: 100, priority: 1 },
      cell: (row) => (isOpen(row) ? <b>{stateOf(row)}</b> : stateOf(row)),
    },
    {
      id: 'closedOn',
      header: t('infections:column.closedOn'),
      value: (row) => row.closedOn ?? '—',
      width: 110,
      priority: 3,
    },
  ]
  const rows = cases.data?.filter((row) => !onlyOpen || isOpen(row))
  const openForm = canManage && (
    <Button type="primary" onClick={() => setOpening(true)} aria-keyshortcuts="N">
      {t('infections:case.open')} <Kbd keys="N" />
    </Button>
  )
  return (
    <PageFrame
      title={t('infections:title')}
      count={
        cases.data
          ? t('infections:caseCount', { count: cases.data.length, open: cases.data.filter(isOpen).length })
          : cases.error
            ? null
            : undefined
      }
      actions={openForm}
      filterBar={
        <>
          <ViewLinks />
          <FilterChip
            label={t('infections:open')}
            count={cases.data ? cases.data.filter(isOpen).length : null}
            isOn={onlyOpen}
            onToggle={(isOn) => setParams(isOn ? { show: 'open' } : {})}
          />
        </>
      }
      drawer={<Outlet />}
    >
      <div className="infection-page">
        <div>{rules && <ClusterList clusters={clusters.data ?? []} rules={rules} />}</div>
        <DataBasis data={rules} />
        <AppTable
          id="infection-cases"
          label={t('infections:view.cases')}
          columns={columns}
          rows={rules ? rows : undefined}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(`${screenLinks.infectionCases()}/${row.id}`)}
          error={cases.error}
          onRetry={() => void cases.refetch()}
          empty={
            <EmptyState title={t('infections:empty.cases')} hint={t('infections:empty.casesHint')} actions={openForm} />
          }
        />
      </div>
      {isOpening && <CaseForm onClose={() => setOpening(false)} />}
    </PageFrame>
  )
}
