// The patrol points of a floor on its drawing, each with how it stands today; a point is put there by mouse or by keyboard.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { dayOf } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { clockTimeOf, NIGHT_END_MS } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import { api } from '../../app/rpc-client.ts'
import { useNow } from '../../ui/clock.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { FireSafetyTabs } from '../fire-safety/fire-safety-tabs.tsx'
import { FloorPoints } from './plan/floor-points.tsx'
import { usePatrolPlan } from './queries.ts'
import './plan/point-plan.css'

const refreshMs = 30_000

export function PointPlanPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { floorId } = useParams()
  const today = dayOf(useNow() - NIGHT_END_MS)
  const [plannedAt, setPlannedAt] = useState<number | null>(null)
  const [isEquipmentShown, setEquipmentShown] = useState(true)
  const plan = usePatrolPlan()
  const floors = useQuery(api.floorPlans.list.queryOptions())
  const all = useQuery(api.firePatrols.points.queryOptions())
  const day = useQuery(api.firePatrols.ofDay.queryOptions({ input: { day: today }, refetchInterval: refreshMs }))
  const points = useMemo(() => all.data?.filter(({ endsOn }) => endsOn === null || endsOn > today), [all.data, today])
  const countOn = (id: string) => points?.filter(({ position }) => position?.floorId === id).length ?? 0
  const floor =
    floors.data?.find((each) => each.floorId === floorId) ??
    floors.data?.find((each) => countOn(each.floorId) > 0) ??
    floors.data?.find(({ drawing }) => drawing !== null) ??
    floors.data?.[0]
  const error = floors.error ?? all.error ?? day.error
  const planned = day.data?.planned ?? []
  return (
    <PageFrame
      title={t('fire-patrols:plan.title')}
      count={
        floor && points
          ? t('fire-patrols:plan.count', { floor: floor.floorName, count: countOn(floor.floorId) })
          : error
            ? null
            : undefined
      }
      layout="scroll"
      actions={
        <Button disabled={!floor?.drawing} onClick={() => window.print()}>
          {t('fire-patrols:print')}
        </Button>
      }
      filterBar={
        <>
          <FireSafetyTabs />
          {floors.data?.map((each) => (
            <FilterChip
              key={each.floorId}
              label={each.floorName}
              count={countOn(each.floorId)}
              definition={t('fire-patrols:plan.onFloor')}
              isOn={each.floorId === floor?.floorId}
              onToggle={() => navigate(screenLinks.firePointsOnFloor(each.floorId))}
            />
          ))}
          <Select
            size="small"
            aria-label={t('fire-patrols:plan.which')}
            value={plannedAt ?? 0}
            onChange={(value) => setPlannedAt(value === 0 ? null : value)}
            options={[
              { value: 0, label: t('fire-patrols:plan.wholeDay') },
              ...planned.map(({ at, state }) => ({
                value: at,
                label: `${clockTimeOf(at)} ${t(`fire-patrols:state.${state}`)}`,
              })),
            ]}
          />
          <FilterChip label={t('fire-patrols:plan.equipment')} isOn={isEquipmentShown} onToggle={setEquipmentShown} />
        </>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void all.refetch()} />}
      {points?.length === 0 && (
        <EmptyState title={t('fire-patrols:empty.points')} hint={t('fire-patrols:empty.pointsHint')} />
      )}
      {floor && floor.drawing === null && (
        <EmptyState
          title={t('floor-plans:notDrawn', { floor: floor.floorName })}
          actions={<Link to={`/floor-plans/${floor.floorId}`}>{t('fire-patrols:plan.draw')}</Link>}
        />
      )}
      {floor?.drawing && points && points.length > 0 && day.data && plan && (
        <FloorPoints
          key={floor.floorId}
          floor={{ ...floor, drawing: floor.drawing }}
          points={points}
          day={day.data}
          plannedAt={plannedAt}
          plan={plan}
          isEquipmentShown={isEquipmentShown}
          onChanged={() => queries.invalidateQueries({ queryKey: api.firePatrols.key() })}
        />
      )}
    </PageFrame>
  )
}
