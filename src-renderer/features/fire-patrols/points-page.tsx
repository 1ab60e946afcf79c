// Points of the patrol in route order, with their labels and the times they are walked at. A change counts from a day on.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { PatrolPoint } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { FireSafetyTabs } from '../fire-safety/fire-safety-tabs.tsx'
import { ClosePointForm } from './components/close-point-form.tsx'
import { PointForm } from './components/point-form.tsx'
import { TimesForm } from './components/times-form.tsx'
import { usePatrolPlan } from './queries.ts'
import './fire-patrols.css'

export function PointsPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const today = useToday()
  const canManage = useCan('fire-safety.manage')
  const [editing, setEditing] = useState<PatrolPoint | 'new' | null>(null)
  const [closing, setClosing] = useState<PatrolPoint | null>(null)
  const [isSettingTimes, setSettingTimes] = useState(false)
  const plan = usePatrolPlan()
  const points = useQuery(api.firePatrols.points.queryOptions())
  const setting = useQuery(api.firePatrols.ofDay.queryOptions({ input: { day: today } })).data?.setting
  const refresh = () => queries.invalidateQueries({ queryKey: api.firePatrols.key() })
  const inUse = points.data?.filter(({ endsOn }) => endsOn === null || endsOn > today)
  useShortcut('n', () => setEditing('new'), { isEnabled: canManage })

  const columns = useMemo(
    (): AppColumn<PatrolPoint>[] => [
      {
        ...{ id: 'order', header: t('fire-patrols:point.order'), value: (row) => row.routeOrder },
        ...{ width: 64, grow: 0, priority: 1 },
      },
      {
        ...{ id: 'name', header: t('fire-patrols:point.name'), value: (row) => row.name },
        ...{ width: 130, isRowHeader: true, priority: 1 },
      },
      {
        ...{ id: 'floor', header: t('fire-patrols:point.floor'), width: 120, priority: 1 },
        value: (row) => [row.building, row.floor].filter(Boolean).join(' '),
      },
      { id: 'place', header: t('fire-patrols:point.place'), value: (row) => row.place ?? '—', width: 140, priority: 3 },
      {
        ...{ id: 'items', header: t('fire-patrols:point.items'), width: 240, grow: 2, priority: 2 },
        value: (row) =>
          (plan?.items ?? []).flatMap(({ key, short }) => (row.items.includes(key) ? [short] : [])).join('、'),
      },
      {
        ...{ id: 'plan', header: t('fire-patrols:point.position'), width: 90, priority: 3 },
        value: (row) => (row.position === null ? null : t('fire-patrols:point.drawn')),
        cell: (row) =>
          row.position === null ? <Unknown reason={t('fire-patrols:point.notDrawn')} /> : t('fire-patrols:point.drawn'),
      },
      { id: 'fromOn', header: t('fire-patrols:point.fromOn'), value: (row) => row.fromOn, width: 104, priority: 2 },
      {
        id: 'endsOn',
        header: t('fire-patrols:point.endsOn'),
        value: (row) => row.endsOn ?? '—',
        width: 104,
        priority: 2,
      },
      { id: 'code', header: t('fire-patrols:point.code'), value: (row) => row.code, width: 160, priority: 3 },
    ],
    [plan, t],
  )
  const add = canManage && (
    <Button type="primary" onClick={() => setEditing('new')} aria-keyshortcuts="N">
      {t('fire-patrols:point.add')} <Kbd keys="N" />
    </Button>
  )
  return (
    <PageFrame
      title={t('fire-safety:title')}
      count={inUse ? t('fire-patrols:point.count', { count: inUse.length }) : points.error ? null : undefined}
      actions={
        <>
          {add}
          {canManage && <Button onClick={() => setSettingTimes(true)}>{t('fire-patrols:times.button')}</Button>}
        </>
      }
      filterBar={
        <>
          <FireSafetyTabs />
          <Link to={screenLinks.firePointsOnFloor()}>{t('fire-patrols:plan.link')}</Link>
          <Link to="/fire-safety/points/labels">{t('fire-patrols:labels.link')}</Link>
          {setting && (
            <span className="muted">
              {t('fire-patrols:times.told', {
                day: setting.dayTimes.join('、'),
                night: setting.nightTimes.join('、'),
              })}
            </span>
          )}
        </>
      }
    >
      <AppTable
        id="fire-points"
        label={t('fire-patrols:point.title')}
        columns={columns}
        rows={points.data}
        rowKey={(row) => row.id}
        initialSort={{ columnId: 'order' }}
        {...(canManage ? { onOpen: (row: PatrolPoint) => setEditing(row) } : {})}
        isFaint={(row) => row.endsOn !== null && row.endsOn <= today}
        error={points.error}
        onRetry={() => void points.refetch()}
        empty={
          <EmptyState title={t('fire-patrols:empty.points')} hint={t('fire-patrols:empty.pointsHint')} actions={add} />
        }
      />
      {editing !== null && plan && (
        <PointForm
          point={editing === 'new' ? null : editing}
          nextOrder={Math.max(0, ...(points.data ?? []).map(({ routeOrder }) => routeOrder)) + 1}
          plan={plan}
          today={today}
          onChanged={refresh}
          onCloseDown={(point) => {
            setEditing(null)
            setClosing(point)
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {closing && <ClosePointForm point={closing} today={today} onChanged={refresh} onClose={() => setClosing(null)} />}
      {isSettingTimes && setting && (
        <TimesForm setting={setting} today={today} onChanged={refresh} onClose={() => setSettingTimes(false)} />
      )}
    </PageFrame>
  )
}
