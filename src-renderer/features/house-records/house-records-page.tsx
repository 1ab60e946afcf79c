// 机构台账: every paper an inspector asks for, what is missing or runs out first.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import {
  type HouseLine,
  HouseRecordGroup,
  type HouseStanding,
  HouseStanding as Standing,
} from '#shared/features/house-records/house-records.model.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { DayText } from '../../ui/day-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { isOpenStanding, StandingMark } from './components/standing-mark.tsx'
import { useHouseRecords } from './queries.ts'

/** Worst first. */
const order: readonly HouseStanding[] = [
  'failed',
  'expired',
  'overdue',
  'missing',
  'due-soon',
  'unasked',
  'in-order',
  'not-needed',
]

export function HouseRecordsPage() {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const { kind: openKind } = useParams()
  const [params, setParams] = useSearchParams()
  const list = useHouseRecords()
  const group = HouseRecordGroup.safeParse(params.get('group')).data ?? null
  const isOpenOnly = params.get('show') === 'open'
  const language = i18n.language === 'en' ? 'en' : 'zh-CN'
  const lines = list.data?.lines
  const rows = lines?.filter(
    ({ kind, standing }) => (group === null || kind.group === group) && (!isOpenOnly || isOpenStanding(standing)),
  )
  const change = (name: string, value: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      if (value === null) next.delete(name)
      else next.set(name, value)
      return next
    })
  const columns = useMemo(
    (): AppColumn<HouseLine>[] => [
      {
        ...{ id: 'name', header: t('house-records:column.name'), value: (row) => row.kind.name[language], width: 220 },
        ...{ isRowHeader: true, priority: 1 },
      },
      {
        id: 'group',
        header: t('house-records:column.group'),
        value: (row) => t(`house-records:group.${row.kind.group}`),
        width: 80,
      },
      {
        ...{ id: 'standing', header: t('house-records:column.standing'), width: 120, priority: 1 },
        value: (row) => order.indexOf(row.standing),
        exported: (row) => t(`house-records:standing.${row.standing}`),
        cell: (row) => <StandingMark standing={row.standing} />,
      },
      {
        ...{
          id: 'until',
          header: t('house-records:column.until'),
          value: (row) => row.holdsUntil ?? '—',
          width: 120,
          priority: 1,
        },
        cell: (row) => (row.holdsUntil === null ? '—' : <DayText day={row.holdsUntil} />),
      },
      {
        id: 'on',
        header: t('house-records:column.on'),
        value: (row) => row.newest?.on ?? '—',
        width: 110,
        priority: 2,
      },
      {
        id: 'number',
        header: t('house-records:column.number'),
        value: (row) => row.newest?.number ?? '—',
        width: 160,
        priority: 3,
      },
      {
        id: 'issuer',
        header: t('house-records:column.issuer'),
        value: (row) => row.newest?.issuer ?? '—',
        width: 180,
        priority: 3,
      },
      {
        ...{ id: 'unsigned', header: t('house-records:column.unsigned'), width: 90, priority: 2 },
        value: (row) => (row.kind.group === 'rule' && row.newest ? row.unsigned.length : '—'),
      },
    ],
    [t, language],
  )
  const open = lines?.filter(({ standing }) => isOpenStanding(standing)).length
  return (
    <PageFrame
      title={t('house-records:title')}
      count={lines ? t('house-records:count', { count: lines.length, open }) : list.error ? null : undefined}
      filterBar={
        <>
          {HouseRecordGroup.options.map((each) => (
            <FilterChip
              key={each}
              label={t(`house-records:group.${each}`)}
              count={lines ? lines.filter(({ kind }) => kind.group === each).length : null}
              isOn={group === each}
              onToggle={(isOn) => change('group', isOn ? each : null)}
            />
          ))}
          <FilterChip
            label={t('house-records:openOnly')}
            count={open ?? null}
            isOn={isOpenOnly}
            onToggle={(isOn) => change('show', isOn ? 'open' : null)}
          />
        </>
      }
      drawer={<Outlet />}
    >
      <AppTable
        id="house-records"
        label={t('house-records:title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.kind.code}
        openKey={openKind}
        onOpen={(row) => navigate({ pathname: screenLinks.houseRecord(row.kind.code), search: params.toString() })}
        initialSort={{ columnId: 'standing' }}
        error={list.error}
        onRetry={() => void list.refetch()}
        isFaint={({ standing }) => standing === Standing.enum['not-needed']}
        empty={<EmptyState title={t('house-records:empty')} />}
      />
    </PageFrame>
  )
}
