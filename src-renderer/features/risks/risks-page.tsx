// The nine risks of everybody in the house: who is not assessed, who is at high risk, who is due.
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { RiskStanding } from '#shared/features/risks/risks.model.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { ShownTable } from '../../ui/app-table-model.ts'
import { tableToCsv } from '../../ui/csv.ts'
import { useDensity } from '../../ui/density.ts'
import { downloadCsv } from '../../ui/download.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { useRiskList, useRiskStandings } from './queries.ts'
import { riskColumns } from './risk-columns.tsx'
import './risks.css'
import { StartRisks } from './start-risks.tsx'

const filters = {
  'not-assessed': (row: RiskStanding) => row.current === null,
  high: (row: RiskStanding) => row.current !== null && Object.values(row.current.levels).includes('high'),
  due: (row: RiskStanding) => row.isOverdue,
  draft: (row: RiskStanding) => row.draft !== null,
} as const
type FilterName = keyof typeof filters
const filterNames = Object.keys(filters) as FilterName[]

/** Whose assessment is begun: a known person, or whoever is chosen in the form. */
type Starting = Pick<RiskStanding, 'residentId' | 'dueReason'> | 'anybody'

export function RisksPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const canRecord = useCan('risks.record')
  const [starting, setStarting] = useState<Starting | null>(null)
  const standings = useRiskStandings()
  const list = useRiskList()
  const shown = useRef<ShownTable<RiskStanding>>({ columns: [], rows: [] })
  const isLarge = useDensity().scale > 1
  const columns = useMemo(() => riskColumns(list, { today, isLarge }, t), [list, today, isLarge, t])
  const chosen = filterNames.filter((name) => params.get('show')?.split(',').includes(name))
  const all = standings.data
  const rows = all?.filter((row) => chosen.every((name) => filters[name](row)))
  useShortcut('n', () => setStarting('anybody'), { isEnabled: canRecord })

  const open = (row: RiskStanding) => {
    const id = row.draft?.id ?? row.current?.id
    if (id !== undefined) navigate(`/risks/${id}`)
    else if (canRecord) setStarting(row)
    else navigate(screenLinks.resident(row.residentId))
  }
  // A duty names a person: the draft is gone on with, else a new one is begun.
  const asked = all?.find(({ residentId }) => residentId === params.get('resident'))
  useEffect(() => {
    if (!asked) return
    setParams({}, { replace: true })
    if (asked.draft) navigate(`/risks/${asked.draft.id}`, { replace: true })
    else if (canRecord) setStarting(asked)
    else if (asked.current) navigate(`/risks/${asked.current.id}`, { replace: true })
  }, [asked, canRecord, navigate, setParams])

  const toggle = (name: FilterName, isOn: boolean) => {
    const next = filterNames.filter((each) => (each === name ? isOn : chosen.includes(each)))
    setParams(next.length > 0 ? { show: next.join(',') } : {})
  }
  const start = canRecord && (
    <Button type="primary" onClick={() => setStarting('anybody')} aria-keyshortcuts="N">
      {t('risks:start.button')} <Kbd keys="N" />
    </Button>
  )
  const empty =
    chosen.length > 0 ? (
      <EmptyState
        title={t('risks:empty.filtered')}
        actions={<Button onClick={() => setParams({})}>{t('risks:empty.clear')}</Button>}
      />
    ) : (
      <EmptyState title={t('risks:empty.title')} hint={t('risks:empty.hint')} actions={start} />
    )
  return (
    <PageFrame
      title={t('risks:title')}
      count={rows ? t('risks:count', { count: rows.length }) : standings.error ? null : undefined}
      actions={start}
      filterBar={filterNames.map((name) => (
        <FilterChip
          key={name}
          label={t(`risks:filter.${name}`)}
          definition={t(`risks:definition.${name}`)}
          count={all ? all.filter(filters[name]).length : null}
          isOn={chosen.includes(name)}
          onToggle={(isOn) => toggle(name, isOn)}
        />
      ))}
    >
      <AppTable
        id="risks"
        label={t('risks:title')}
        columns={columns}
        rows={list ? rows : undefined}
        rowKey={(row) => row.residentId}
        onOpen={open}
        initialSort={{ columnId: 'bed' }}
        error={standings.error}
        onRetry={() => void standings.refetch()}
        empty={empty}
        onShownChange={(table) => {
          shown.current = table
        }}
        footActions={
          <Button
            type="text"
            size="small"
            disabled={!rows?.length}
            onClick={() =>
              downloadCsv(tableToCsv(shown.current, t('common:unknown')), `${t('risks:title')}-${today}.csv`)
            }
          >
            {t('ui:exportCsv')}
          </Button>
        }
      />
      {starting !== null && (
        <StartRisks {...(starting === 'anybody' ? {} : starting)} onClose={() => setStarting(null)} />
      )}
    </PageFrame>
  )
}
