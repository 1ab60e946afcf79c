// Self-checks of the last year: which list, how many items failed, who signed. A new one is begun here.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { addMonths } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { CheckKind, type SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'
import { wantingItems } from '#shared/features/self-checks/self-checks.rules.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { FireSafetyTabs } from '../fire-safety/fire-safety-tabs.tsx'
import { StartCheck } from './components/start-check.tsx'
import { useCheckLists } from './queries.ts'
import './self-checks.css'

const shownMonths = 13

export function ChecksPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const canRecord = useCan('fire-safety.record')
  const [isStarting, setStarting] = useState(false)
  const lists = useCheckLists()
  const checks = useQuery(
    api.selfChecks.list.queryOptions({ input: { from: addMonths(today, -shownMonths), until: today } }),
  )
  const asked = CheckKind.safeParse(params.get('kind'))
  const kind = asked.success ? asked.data : null
  const rows = checks.data?.filter((check) => kind === null || check.kind === kind)
  useShortcut('n', () => setStarting(true), { isEnabled: canRecord })

  const columns = useMemo(
    (): AppColumn<SelfCheck>[] => [
      { id: 'on', header: t('self-checks:column.on'), value: (row) => row.on, width: 104, grow: 0, priority: 1 },
      {
        ...{ id: 'title', header: t('self-checks:column.title'), width: 190, isRowHeader: true, priority: 1 },
        value: (row) => lists?.find((list) => list.kind === row.kind)?.title ?? '',
      },
      {
        ...{ id: 'state', header: t('self-checks:column.state'), width: 96, priority: 1 },
        value: (row) => t(row.finishedAt === null ? 'self-checks:draft' : 'self-checks:signed'),
      },
      {
        ...{ id: 'wanting', header: t('self-checks:column.wanting'), width: 84, priority: 1 },
        value: (row) => {
          const list = lists?.find((each) => each.kind === row.kind)
          return list && row.finishedAt !== null ? wantingItems(list, row.answers).length : null
        },
      },
      {
        ...{ id: 'reported', header: t('self-checks:column.reported'), width: 110, priority: 3 },
        value: (row) => row.hazardReport?.reportedOn ?? '—',
      },
      { id: 'checkedBy', header: t('self-checks:column.checkedBy'), value: (row) => row.checkedBy, priority: 2 },
      {
        ...{ id: 'signedBy', header: t('self-checks:column.signedBy'), value: (row) => row.signedBy, priority: 2 },
        cell: (row) => row.signedBy ?? <Unknown reason={t('self-checks:notSigned')} />,
      },
      { id: 'late', header: t('self-checks:column.late'), value: (row) => row.lateReason ?? '—', priority: 3 },
    ],
    [lists, t],
  )
  const start = canRecord && (
    <Button type="primary" onClick={() => setStarting(true)} aria-keyshortcuts="N">
      {t('self-checks:start.button')} <Kbd keys="N" />
    </Button>
  )
  return (
    <PageFrame
      title={t('fire-safety:title')}
      count={rows ? t('self-checks:count', { count: rows.length }) : checks.error ? null : undefined}
      actions={start}
      filterBar={
        <>
          <FireSafetyTabs />
          {(lists ?? []).map((list) => (
            <FilterChip
              key={list.kind}
              label={t(`self-checks:kind.${list.kind}`)}
              count={checks.data ? checks.data.filter((check) => check.kind === list.kind).length : null}
              isOn={kind === list.kind}
              onToggle={(isOn) => setParams(isOn ? { kind: list.kind } : {})}
            />
          ))}
        </>
      }
    >
      <AppTable
        id="self-checks"
        label={t('self-checks:title')}
        columns={columns}
        rows={lists ? rows : undefined}
        rowKey={(row) => row.id}
        onOpen={(row) => navigate(screenLinks.selfCheck(row.id))}
        initialSort={{ columnId: 'on', isDescending: true }}
        error={checks.error}
        onRetry={() => void checks.refetch()}
        empty={<EmptyState title={t('self-checks:empty.title')} hint={t('self-checks:empty.hint')} actions={start} />}
      />
      {isStarting && lists && <StartCheck lists={lists} kind={kind} today={today} onClose={() => setStarting(false)} />}
    </PageFrame>
  )
}
