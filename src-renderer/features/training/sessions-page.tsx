// 培训场次 of a year: what was taught to how many with what result; open ones stand out. A row opens the session.
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dayOf } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { SessionLine } from '#shared/features/training/training.model.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { TrainingBasis, TrainingViews } from './components/training-views.tsx'
import { useSessions, useTrainingYear } from './queries.ts'
import { SessionForm } from './session-form.tsx'
import './training.css'

export function SessionsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const canRecord = useCan('training.record')
  const [year, showYear] = useTrainingYear()
  const sessions = useSessions(year)
  const [isHolding, setHolding] = useState(false)
  useShortcut('n', () => setHolding(true), { isEnabled: canRecord })
  const columns = useMemo((): AppColumn<SessionLine>[] => {
    const stateOf = ({ closedAt, calledOffReason }: SessionLine) =>
      t(`training:state.${calledOffReason !== null ? 'calledOff' : closedAt !== null ? 'closed' : 'open'}`)
    return [
      { id: 'on', header: t('training:column.on'), value: (row) => dayOf(row.fromAt), width: 104, priority: 1 },
      {
        id: 'category',
        header: t('training:column.category'),
        value: (row) => t(`training:category.${row.category}`),
        width: 120,
      },
      {
        id: 'topic',
        header: t('training:column.topic'),
        value: (row) => row.topic,
        isRowHeader: true,
        width: 200,
        priority: 1,
      },
      { id: 'lecturer', header: t('training:column.lecturer'), value: (row) => row.lecturer, width: 120, priority: 3 },
      {
        id: 'hours',
        header: t('training:column.hours'),
        value: (row) => row.hours,
        width: 64,
        align: 'end',
        priority: 2,
      },
      {
        id: 'invited',
        header: t('training:column.invited'),
        value: (row) => row.counts.invited,
        width: 64,
        align: 'end',
        priority: 2,
      },
      {
        id: 'present',
        header: t('training:column.present'),
        value: (row) => row.counts.present,
        width: 64,
        align: 'end',
        priority: 1,
      },
      {
        ...{ id: 'rate', header: t('training:column.passRate'), width: 80, align: 'end', priority: 2 },
        value: (row) => (row.counts.passRate === null ? '—' : `${Math.round(row.counts.passRate * 100)}%`),
      },
      {
        ...{ id: 'state', header: t('training:column.state'), value: stateOf, width: 90, priority: 1 },
        cell: (row) => (row.closedAt === null && row.calledOffReason === null ? <b>{stateOf(row)}</b> : stateOf(row)),
      },
    ]
  }, [t])
  const hold = canRecord && (
    <Button type="primary" onClick={() => setHolding(true)} aria-keyshortcuts="N">
      {t('training:act.hold')} <Kbd keys="N" />
    </Button>
  )
  return (
    <PageFrame
      title={t('training:title')}
      count={
        sessions.data ? t('training:count', { year, count: sessions.data.length }) : sessions.error ? null : undefined
      }
      actions={hold}
      filterBar={<TrainingViews year={year} onYear={showYear} />}
    >
      <div className="training-page">
        <TrainingBasis />
        <AppTable
          id="training"
          label={t('training:view.sessions')}
          columns={columns}
          rows={sessions.data}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(screenLinks.trainingSession(row.id))}
          isFaint={(row) => row.calledOffReason !== null}
          error={sessions.error}
          onRetry={() => void sessions.refetch()}
          empty={
            <EmptyState title={t('training:empty.sessions')} hint={t('training:empty.sessionsHint')} actions={hold} />
          }
        />
      </div>
      {isHolding && <SessionForm onClose={() => setHolding(false)} />}
    </PageFrame>
  )
}
