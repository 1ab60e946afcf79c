// The list of residents: filters in the address, search by the backend, the drawer of one resident beside it.
import { Button } from 'antd'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useMatch, useNavigate, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { ShownTable } from '../../ui/app-table-model.ts'
import { tableToCsv } from '../../ui/csv.ts'
import { downloadCsv } from '../../ui/download.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterInput } from '../../ui/filter-input.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { SavedViews } from '../../ui/saved-views.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { residentColumns } from './columns.tsx'
import { ResidentFilterBar } from './components/resident-filter-bar.tsx'
import { applyFilters, readFilters, readScope } from './filters.ts'
import { useResidentList } from './queries.ts'
import './residents.css'
import { useTypedQuery } from './use-typed-query.ts'

const rowKey = (row: ResidentRow) => row.id
const isGone = (row: ResidentRow) => row.state === 'discharged' || row.state === 'dead'

export function ResidentsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const openId = useMatch('/residents/:id')?.params.id ?? null
  const scope = readScope(params)
  const { text, query, setText } = useTypedQuery()
  const list = useResidentList(scope, query)
  const today = useToday()
  const on = list.data?.on ?? today
  const canAdmit = useCan('residents.occupancy')
  const canImport = useCan('roster.import')
  const shown = useRef<ShownTable<ResidentRow>>({ columns: [], rows: [] })

  const columns = useMemo(() => residentColumns(t, on), [t, on])
  const rows = useMemo(
    () => list.data && applyFilters(list.data.rows, readFilters(params), on),
    [list.data, params, on],
  )
  const admit = () => navigate('/residents/admit')
  useShortcut('n', admit, { isEnabled: canAdmit })

  const exportCsv = () =>
    downloadCsv(tableToCsv(shown.current, t('common:unknown')), `${t('residents:title')}-${on}.csv`)
  const begin = canAdmit && (
    <Button type="primary" onClick={admit} aria-keyshortcuts="N">
      {t('residents:admit.button')} <Kbd keys="N" />
    </Button>
  )
  const bringIn = canImport && <Button onClick={() => navigate('/roster')}>{t('common:import')}</Button>
  const isNarrowed = params.size > 0
  const empty = isNarrowed ? (
    <EmptyState
      title={t('residents:empty.filtered')}
      actions={<Button onClick={() => setParams(new URLSearchParams())}>{t('residents:empty.clear')}</Button>}
    />
  ) : (
    <EmptyState
      title={t('residents:empty.title')}
      hint={t('residents:empty.hint')}
      actions={
        <>
          {begin}
          {bringIn}
        </>
      }
    />
  )

  return (
    <PageFrame
      title={t('residents:title')}
      count={rows ? t(`residents:count.${scope}`, { count: rows.length, on }) : list.error ? null : undefined}
      filter={<FilterInput value={text} onChange={setText} placeholder={t('residents:filter.text')} />}
      actions={
        <>
          {bringIn}
          {begin}
        </>
      }
      filterBar={<ResidentFilterBar rows={list.data?.rows} on={on} />}
      filterBarEnd={<SavedViews listId="residents" />}
      drawer={<Outlet />}
    >
      <AppTable
        id="residents"
        label={t('residents:title')}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        onOpen={(row) => navigate({ pathname: screenLinks.resident(row.id), search: params.toString() })}
        openKey={openId}
        initialSort={{ columnId: 'bed' }}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={empty}
        isFaint={isGone}
        onShownChange={(table) => {
          shown.current = table
        }}
        footActions={
          <Button type="text" size="small" onClick={exportCsv} disabled={!rows?.length}>
            {t('ui:exportCsv')}
          </Button>
        }
      />
    </PageFrame>
  )
}
