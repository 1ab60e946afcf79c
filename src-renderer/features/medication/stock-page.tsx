// 代管药品 of the house: what runs out, what expires, where book and cupboard differ.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { MedicationPerson } from '#shared/features/medication/medication.model.ts'
import { type DrugStock, StockFlag } from '#shared/features/medication/stock.model.ts'
import { api } from '../../app/rpc-client.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { StockFlags } from './components/stock-flags.tsx'
import { amountWords } from './dose-view.ts'
import './medication.css'

type Row = DrugStock & { person: MedicationPerson }
const flagOrder = StockFlag.options
const mostDays = 60

/** Earliest expiry of what is left. */
function expiryOf({ batches }: Row): string | null {
  return batches.find(({ balance, expiresOn }) => balance > 0 && expiresOn !== null)?.expiresOn ?? null
}

export function StockPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [flag, setFlag] = useState<StockFlag | null>(null)
  const stock = useQuery(api.medication.stock.queryOptions())
  const rows = useMemo(
    () => stock.data?.filter(({ flags }) => flag === null || flags.includes(flag)),
    [stock.data, flag],
  )
  const columns = useMemo(
    (): AppColumn<Row>[] => [
      {
        ...{ id: 'bed', header: t('medication:column.bed'), width: 84, grow: 0, priority: 1 },
        value: ({ person }) => person.bedLabel ?? '',
      },
      {
        ...{ id: 'name', header: t('medication:column.name'), isRowHeader: true, width: 100, priority: 1 },
        value: ({ person }) => person.name,
      },
      { id: 'drug', header: t('medication:column.drug'), value: ({ drugName }) => drugName, width: 170, priority: 1 },
      {
        ...{ id: 'strength', header: t('medication:column.strength'), width: 120, priority: 3 },
        value: ({ strength }) => strength ?? t('medication:strengthUnknown'),
      },
      {
        ...{ id: 'usable', header: t('medication:column.usable'), width: 110, priority: 1, align: 'end' },
        value: ({ usable }) => usable,
        cell: ({ usable, unit }) =>
          usable === null ? <Unknown reason={t('medication:notReceived')} /> : amountWords(usable, unit, t),
      },
      {
        ...{ id: 'daysLeft', header: t('medication:column.daysLeft'), width: 120, priority: 1, align: 'end' },
        value: ({ daysLeft }) => daysLeft,
        cell: ({ daysLeft, usable }) =>
          daysLeft !== null
            ? t(daysLeft >= mostDays ? 'medication:daysMany' : 'medication:days', { count: daysLeft })
            : usable === null
              ? '—'
              : t('medication:daysUnknown'),
      },
      {
        ...{ id: 'expiresOn', header: t('medication:column.expiresOn'), width: 120, priority: 2 },
        value: expiryOf,
        cell: (row) => expiryOf(row) ?? '—',
      },
      {
        ...{ id: 'flags', header: t('medication:column.flags'), width: 170, priority: 1 },
        value: ({ flags }) => (flags[0] === undefined ? flagOrder.length : flagOrder.indexOf(flags[0])),
        exported: ({ flags }) => flags.map((each) => t(`medication:flag.${each}`)).join('、'),
        cell: ({ flags }) => <StockFlags flags={flags} />,
      },
    ],
    [t],
  )
  const isWrong = ({ flags }: Row) => flags.some((each) => each !== 'unknown')
  return (
    <PageFrame
      title={t('medication:stockPage')}
      count={
        stock.data
          ? t('medication:stockCount', { count: stock.data.length, wrong: stock.data.filter(isWrong).length })
          : stock.error
            ? null
            : undefined
      }
      filterBar={flagOrder.map((each) => (
        <FilterChip
          key={each}
          label={t(`medication:flag.${each}`)}
          count={stock.data?.filter(({ flags }) => flags.includes(each)).length ?? null}
          isOn={flag === each}
          onToggle={(isOn) => setFlag(isOn ? each : null)}
        />
      ))}
    >
      <AppTable
        id="medication-stock"
        label={t('medication:stockPage')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.residentId} ${row.drugName} ${row.strength ?? ''} ${row.unit}`}
        onOpen={(row) => navigate(screenLinks.medicationOf(row.residentId))}
        initialSort={{ columnId: 'flags', isDescending: false }}
        error={stock.error}
        onRetry={() => void stock.refetch()}
        empty={<EmptyState title={t('medication:stockEmpty.title')} hint={t('medication:stockEmpty.hint')} />}
      />
    </PageFrame>
  )
}
