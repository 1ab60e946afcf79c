// The house by floor on any day up to today: every bed by shape and word; every count narrows the map to its beds.
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useMatch, useSearchParams } from 'react-router'
import { useCan } from '../../app/use-can.ts'
import { DayField } from '../../ui/day-field.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { Section } from '../../ui/section.tsx'
import { useToday } from '../../ui/use-today.ts'
import { bedFilters, countBeds, floorsOf, matchesFilter } from './bed-map.ts'
import './beds.css'
import { AddRoomsAct } from './components/add-rooms-act.tsx'
import { BedWall } from './components/bed-wall.tsx'
import { useBedMap } from './queries.ts'

export function BedsPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const openId = useMatch('/beds/:id')?.params.id ?? null
  const [isAdding, setAdding] = useState(false)
  const canEdit = useCan('beds.edit')
  const today = useToday()
  const on = params.get('on')
  const filter = bedFilters.find((each) => each === params.get('show')) ?? null
  const map = useBedMap(on)
  const beds = map.data?.beds
  const floors = useMemo(() => map.data && floorsOf(map.data, (bed) => matchesFilter(bed, filter)), [map.data, filter])

  const set = (key: 'on' | 'show', value: string | null) => {
    const next = new URLSearchParams(params)
    if (value === null) next.delete(key)
    else next.set(key, value)
    setParams(next, { replace: true })
  }
  const addButton = canEdit && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('beds:add.button')}
    </Button>
  )

  return (
    <PageFrame
      title={t('beds:title')}
      layout="scroll"
      count={beds ? t('beds:count', { count: beds.length, on: map.data?.on }) : map.error ? null : undefined}
      actions={
        <>
          <span className="beds-day">
            <DayField
              aria-label={t('beds:onDay')}
              value={on ?? today}
              to={today}
              allowClear={false}
              onChange={(day) => set('on', day === null || day === today ? null : day)}
            />
          </span>
          {on !== null && <Button onClick={() => set('on', null)}>{t('beds:backToToday')}</Button>}
          {addButton}
        </>
      }
      filterBar={bedFilters
        .filter((each) => each === filter || (beds !== undefined && countBeds(beds, each) > 0))
        .map((each) => (
          <FilterChip
            key={each}
            label={each === 'nursing' || each === 'ordinary' ? t(`beds:careType.${each}`) : t(`beds:state.${each}`)}
            count={beds ? countBeds(beds, each) : null}
            isOn={filter === each}
            definition={t(`beds:definition.${each}`)}
            onToggle={(isOn) => set('show', isOn ? each : null)}
          />
        ))}
      drawer={<Outlet />}
    >
      {on !== null && <p role="status">{t('beds:pastDay', { on })}</p>}
      {map.error && <ErrorState error={map.error} onRetry={() => void map.refetch()} />}
      {floors && floors.length > 0 && <BedWall floors={floors} search={params.toString()} openId={openId} />}
      {floors?.length === 0 && (
        <Section title={t('beds:title')}>
          {filter === null ? (
            <EmptyState title={t('beds:empty.title')} hint={t('beds:empty.hint')} actions={addButton} />
          ) : (
            <EmptyState
              title={t('beds:empty.filtered')}
              actions={<Button onClick={() => set('show', null)}>{t('residents:empty.clear')}</Button>}
            />
          )}
        </Section>
      )}
      {isAdding && <AddRoomsAct map={map.data} onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}
