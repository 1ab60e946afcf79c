// Alarms of one day: what was raised, who answered how fast, how it ended.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useNavigate, useParams, useSearchParams } from 'react-router'
import { addDays, isDay, startOfDay } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { api } from '../../app/rpc-client.ts'
import { AppTable } from '../../ui/app-table.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { FilterInput } from '../../ui/filter-input.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useToday } from '../../ui/use-today.ts'
import { useSession } from '../accounts/index.ts'
import { useAlarmWords } from './alarm-words.ts'
import { useAlarmColumns } from './columns.tsx'
import { DrillBanner } from './drill-banner.tsx'
import { DrillDialog } from './drill-dialog.tsx'
import { useOpenAlarms } from './open-alarms.tsx'

const dayMs = 86_400_000
type Filter = 'open' | 'high' | 'unexplained' | null

const passes: Record<Exclude<Filter, null>, (alarm: Alarm) => boolean> = {
  open: (alarm) => alarm.state !== 'closed',
  high: (alarm) => alarm.priority === 'high',
  unexplained: (alarm) => alarm.state === 'closed' && alarm.closeReason === null,
}
const filters = Object.keys(passes) as Exclude<Filter, null>[]

export function AlarmsPage() {
  const { t } = useTranslation()
  const today = useToday()
  const navigate = useNavigate()
  const { id } = useParams()
  const { what } = useAlarmWords()
  const [search, setSearch] = useSearchParams()
  const [text, setText] = useState('')
  const [isStartingDrill, setStartingDrill] = useState(false)
  const { can } = useSession()
  const asked = search.get('day') ?? ''
  const day = isDay(asked) ? asked : today
  const filter = filters.find((each) => each === search.get('show')) ?? null
  const from = startOfDay(day)
  const past = useQuery(api.alarms.list.queryOptions({ input: { from, to: from + dayMs } }))
  const { alarms: open } = useOpenAlarms()

  const all = useMemo(() => {
    if (!past.data) return undefined
    // Today's list keeps up with the feed; an alarm still open from an earlier day belongs on it too.
    if (day !== today || !open) return past.data
    const byId = new Map(past.data.map((alarm) => [alarm.id, alarm]))
    for (const alarm of open) byId.set(alarm.id, alarm)
    return [...byId.values()]
  }, [past.data, open, day, today])
  const rows = useMemo(() => {
    const wanted = text.trim()
    return all?.filter(
      (alarm) =>
        (filter === null || passes[filter](alarm)) &&
        (wanted === '' || `${alarm.placeLabel} ${alarm.surname ?? ''} ${what(alarm)}`.includes(wanted)),
    )
  }, [all, filter, text, what])

  const set = (key: string, value: string | null) =>
    setSearch((before) => {
      const after = new URLSearchParams(before)
      if (value === null) after.delete(key)
      else after.set(key, value)
      return after
    })

  return (
    <PageFrame
      title={t('alarms:title')}
      count={rows ? t('alarms:count', { count: rows.length, day }) : undefined}
      filter={<FilterInput value={text} onChange={setText} placeholder={t('alarms:filter')} />}
      filterBar={
        <>
          <Button size="small" onClick={() => set('day', addDays(day, -1))}>
            {t('alarms:dayBefore')}
          </Button>
          <div className="alarms-day">
            <DayField
              value={day}
              to={today}
              allowClear={false}
              aria-label={t('alarms:day')}
              onChange={(chosen) => set('day', chosen)}
            />
          </div>
          <Button size="small" disabled={day >= today} onClick={() => set('day', addDays(day, 1))}>
            {t('alarms:dayAfter')}
          </Button>
          {filters.map((each) => (
            <FilterChip
              key={each}
              label={t(`alarms:show.${each}`)}
              count={all?.filter(passes[each]).length ?? null}
              isOn={filter === each}
              onToggle={(isOn) => set('show', isOn ? each : null)}
            />
          ))}
          {can('alarms.drill') && (
            <Button size="small" onClick={() => setStartingDrill(true)}>
              {t('alarms:drill.title')}
            </Button>
          )}
          <Link to={screenLinks.alarmRules()}>{t('alarm-rules:title')}</Link>
        </>
      }
      drawer={<Outlet />}
    >
      <DrillBanner />
      {isStartingDrill && <DrillDialog onClose={() => setStartingDrill(false)} />}
      <AppTable
        id="alarms"
        label={t('alarms:title')}
        columns={useAlarmColumns()}
        rows={rows}
        rowKey={(row) => row.id}
        openKey={id}
        onOpen={(row) => navigate({ pathname: screenLinks.alarm(row.id), search: search.toString() })}
        initialSort={{ columnId: 'raisedAt', isDescending: true }}
        error={past.error}
        onRetry={() => void past.refetch()}
        empty={<EmptyState title={t('alarms:empty', { day })} hint={t('alarms:emptyHint')} />}
      />
    </PageFrame>
  )
}
