// The drawn floors of the house, one at a time.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { api } from '../../app/rpc-client.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import './floor-plans.css'
import { PlanEditor } from './plan-editor.tsx'

const collator = new Intl.Collator('zh-CN', { numeric: true })

export function FloorPlanPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { floorId } = useParams()
  const plans = useQuery(api.floorPlans.list.queryOptions())
  const map = useQuery(api.beds.map.queryOptions({ input: {} }))
  const plan = plans.data?.find((each) => each.floorId === floorId) ?? plans.data?.[0]
  const rooms = useMemo(
    () =>
      (map.data?.rooms ?? [])
        .filter((room) => room.floorId === plan?.floorId)
        .sort((left, right) => collator.compare(left.name, right.name)),
    [map.data, plan?.floorId],
  )
  return (
    <PageFrame
      title={t('floor-plans:title')}
      filterBar={plans.data?.map((each) => (
        <FilterChip
          key={each.floorId}
          label={each.floorName}
          count={map.data?.rooms.filter((room) => room.floorId === each.floorId).length ?? null}
          definition={t('floor-plans:roomCount')}
          isOn={each.floorId === plan?.floorId}
          onToggle={() => navigate(`/floor-plans/${each.floorId}`)}
        />
      ))}
    >
      {plans.error && <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />}
      {plans.data?.length === 0 && (
        <EmptyState title={t('floor-plans:noFloors')} hint={t('floor-plans:noFloorsHint')} />
      )}
      {plan && map.data && <PlanEditor key={plan.floorId} plan={plan} rooms={rooms} />}
    </PageFrame>
  )
}
