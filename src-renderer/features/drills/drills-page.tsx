// The register of emergency drills. A fire alarm that was a drill becomes one here.
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { addMonths } from '#shared/contract/days.ts'
import type { AlarmId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { EmergencyDrill } from '#shared/features/drills/drills.model.ts'
import { clockText } from '#shared/features/drills/drills.rules.ts'
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
import { DueText } from '../fire-safety/due-text.tsx'
import { FireSafetyTabs } from '../fire-safety/fire-safety-tabs.tsx'
import { DrillFromAlarm, DrillPlanForm } from './drill-forms.tsx'

const years = [1, 2, 5] as const

export function DrillsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const canRecord = useCan('fire-safety.record')
  const [isPlanning, setPlanning] = useState(false)
  const back = years.find((count) => String(count) === params.get('years')) ?? 1
  const span = { from: addMonths(today, -12 * back), until: addMonths(today, 12) }
  const list = useQuery(api.drills.list.queryOptions({ input: span }))
  const alarmId = params.get('alarm') as AlarmId | null
  useShortcut('n', () => setPlanning(true), { isEnabled: canRecord })
  const columns = useMemo(
    (): AppColumn<EmergencyDrill>[] => [
      {
        ...{ id: 'on', header: t('drills:column.on'), width: 110, priority: 1, grow: 0 },
        value: (row) => row.heldOn ?? row.plannedOn,
      },
      {
        ...{ id: 'kind', header: t('drills:column.kind'), width: 110, priority: 1, isRowHeader: true },
        value: (row) => t(`drills:kind.${row.kind}`),
      },
      {
        ...{ id: 'state', header: t('drills:column.state'), width: 90, priority: 1 },
        value: (row) => t(`drills:state.${row.state}`),
      },
      { id: 'place', header: t('drills:column.place'), value: (row) => row.place, width: 120 },
      { id: 'organizer', header: t('drills:column.organizer'), value: (row) => row.organizer, width: 100, priority: 3 },
      {
        ...{ id: 'staff', header: t('drills:column.staff'), width: 90, align: 'end', priority: 3 },
        value: (row) => row.report?.staffCount,
        cell: (row) => row.report?.staffCount ?? <Unknown reason={t('drills:notReported')} />,
      },
      {
        ...{ id: 'residents', header: t('drills:column.residents'), width: 90, align: 'end', priority: 3 },
        value: (row) => row.report?.residentCount,
        cell: (row) => row.report?.residentCount ?? <Unknown reason={t('drills:notReported')} />,
      },
      ...(['arrivalSeconds', 'evacuationSeconds'] as const).map(
        (key): AppColumn<EmergencyDrill> => ({
          ...{ id: key, header: t(`drills:column.${key}`), width: 96, align: 'end', priority: 2 },
          value: (row) => row[key],
          cell: (row) => {
            const seconds = row[key]
            return seconds === null ? <Unknown reason={t('drills:notTimed')} /> : clockText(seconds)
          },
        }),
      ),
      {
        ...{ id: 'hazards', header: t('drills:column.hazards'), width: 80, align: 'end', priority: 3 },
        value: (row) => row.hazardIds.length,
      },
    ],
    [t],
  )
  const plan = canRecord && (
    <Button type="primary" onClick={() => setPlanning(true)} aria-keyshortcuts="N">
      {t('drills:plan')} <Kbd keys="N" />
    </Button>
  )
  return (
    <PageFrame
      title={t('fire-safety:title')}
      count={list.data ? t('drills:count', { count: list.data.drills.length }) : list.error ? null : undefined}
      actions={plan}
      filterBar={
        <>
          <FireSafetyTabs />
          <Select
            size="small"
            value={back}
            aria-label={t('drills:span')}
            onChange={(value) => setParams({ years: String(value) })}
            options={years.map((value) => ({ value, label: t('drills:lastYears', { count: value }) }))}
          />
          {list.data && (
            <span>
              {t('drills:fireDue')} <DueText day={list.data.fireDueOn} />
            </span>
          )}
        </>
      }
    >
      <AppTable
        id="drills"
        label={t('fire-safety:tab.drills')}
        columns={columns}
        rows={list.data?.drills}
        rowKey={(row) => row.id}
        onOpen={(row) => navigate(screenLinks.drill(row.id))}
        isFaint={(row) => row.state === 'cancelled'}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('drills:empty')} hint={t('drills:emptyHint')} actions={plan} />}
      />
      {isPlanning && <DrillPlanForm onClose={() => setPlanning(false)} />}
      {canRecord && alarmId !== null && <DrillFromAlarm alarmId={alarmId} onClose={() => setParams({})} />}
    </PageFrame>
  )
}
