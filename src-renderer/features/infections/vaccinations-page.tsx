// 疫苗接种: everybody of the house with every vaccine; what nobody entered is 未登记.
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { VaccinationLine } from '#shared/features/infections/vaccinations.model.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { VaccinationSheet } from './components/vaccination-sheet.tsx'
import { standingText, VaccineMark } from './components/vaccine-mark.tsx'
import { DataBasis, ViewLinks } from './components/view-links.tsx'
import { useVaccinationTable, useVaccines } from './queries.ts'
import './infections.css'

export function VaccinationsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const list = useVaccines()
  const table = useVaccinationTable()
  const onlyOpen = params.get('show') === 'season'
  const lines = table.data?.lines
  const rows = lines?.filter(({ isSeasonOpen }) => !onlyOpen || isSeasonOpen)
  const columns = useMemo(
    (): AppColumn<VaccinationLine>[] => [
      {
        id: 'bed',
        header: t('infections:column.bed'),
        value: (row) => row.bedLabel ?? '',
        width: 70,
        grow: 0,
        priority: 1,
      },
      {
        ...{ id: 'name', header: t('infections:column.name'), value: (row) => row.name, width: 84 },
        ...{ isRowHeader: true, priority: 1 },
      },
      ...(list?.vaccines ?? []).map(
        ({ code, short }): AppColumn<VaccinationLine> => ({
          ...{ id: code, header: short, width: 132, priority: code === 'influenza' ? 1 : 2 },
          value: (row) => row.standings[code]?.on,
          exported: (row) => standingText(row.standings[code] ?? null, t),
          cell: (row) => <VaccineMark standing={row.standings[code] ?? null} />,
        }),
      ),
    ],
    [list, t],
  )
  return (
    <PageFrame
      title={t('infections:title')}
      count={
        table.data
          ? t('infections:vaccinationCount', {
              ...{ count: table.data.lines.length, season: table.data.season ?? '' },
              open: table.data.lines.filter(({ isSeasonOpen }) => isSeasonOpen).length,
            })
          : table.error
            ? null
            : undefined
      }
      actions={<Button onClick={() => window.print()}>{t('infections:print')}</Button>}
      filterBar={
        <>
          <ViewLinks />
          <FilterChip
            label={t('infections:seasonOpen')}
            count={lines ? lines.filter(({ isSeasonOpen }) => isSeasonOpen).length : null}
            isOn={onlyOpen}
            onToggle={(isOn) => setParams(isOn ? { show: 'season' } : {})}
          />
        </>
      }
      drawer={<Outlet />}
    >
      <div className="infection-page">
        <DataBasis data={list} />
        <span />
        <AppTable
          id="vaccinations"
          label={t('infections:view.vaccinations')}
          columns={columns}
          rows={list ? rows : undefined}
          rowKey={(row) => row.residentId}
          onOpen={(row) => navigate(`${screenLinks.vaccinations()}/${row.residentId}`)}
          initialSort={{ columnId: 'bed' }}
          error={table.error}
          onRetry={() => void table.refetch()}
          empty={
            <EmptyState title={t('infections:empty.vaccinations')} hint={t('infections:empty.vaccinationsHint')} />
          }
        />
        {list && table.data && <VaccinationSheet on={table.data.on} lines={rows ?? []} list={list} />}
      </div>
    </PageFrame>
  )
}
