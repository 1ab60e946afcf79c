// 健康档案: everybody of the house with family doctor, health file and check-up; each rate opens to the people who are missing.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { HealthLine } from '#shared/features/health-files/health-files.model.ts'
import { api } from '../../app/rpc-client.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { DataBasis, usePartnershipData, ViewLinks } from '../partnerships/index.ts'

const missing: Record<string, (line: HealthLine, on: string) => boolean> = {
  'family-doctor': ({ familyDoctor }) => familyDoctor?.isInForce !== true,
  'health-file': ({ fileOn }) => fileOn === null,
  'check-up': ({ isCheckedThisYear }) => !isCheckedThisYear,
  overdue: ({ checkUpDueOn }, on) => checkUpDueOn < on,
}
const chips = ['family-doctor', 'health-file', 'check-up', 'overdue'] as const

export function HealthFilesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { id } = useParams()
  const [params, setParams] = useSearchParams()
  const data = usePartnershipData()
  const book = useQuery(api.healthFiles.book.queryOptions({ input: {} }))
  const show = params.get('show') ?? ''
  const isShown = missing[show]
  const { on = '', lines } = book.data ?? {}
  const columns = useMemo(
    (): AppColumn<HealthLine>[] => [
      {
        id: 'bed',
        header: t('partnerships:column.bed'),
        value: (row) => row.bedLabel ?? '',
        width: 70,
        grow: 0,
        priority: 1,
      },
      {
        ...{ id: 'name', header: t('partnerships:column.person'), value: (row) => row.name, width: 84 },
        ...{ isRowHeader: true, priority: 1 },
      },
      {
        ...{ id: 'doctor', header: t('partnerships:column.familyDoctor'), width: 180, priority: 1 },
        value: (row) => (row.familyDoctor?.isInForce ? row.familyDoctor.doctor : null),
        cell: ({ familyDoctor }) =>
          familyDoctor === null ? (
            <Unknown reason={t('partnerships:health.notSigned')} />
          ) : familyDoctor.isInForce ? (
            t('partnerships:health.signedUntil', { doctor: familyDoctor.doctor, day: familyDoctor.untilOn })
          ) : (
            <Unknown reason={t('partnerships:health.signingEnded', { day: familyDoctor.untilOn })} />
          ),
      },
      {
        ...{ id: 'file', header: t('partnerships:column.fileOn'), value: (row) => row.fileOn, width: 110 },
        cell: ({ fileOn }) => fileOn ?? <Unknown reason={t('partnerships:health.noFile')} />,
      },
      {
        ...{ id: 'checkUp', header: t('partnerships:column.lastCheckUp'), width: 110 },
        value: (row) => row.lastCheckUpOn,
        cell: ({ lastCheckUpOn }) => lastCheckUpOn ?? <Unknown reason={t('partnerships:health.noCheckUp')} />,
      },
      {
        ...{ id: 'due', header: t('partnerships:column.checkUpDue'), value: (row) => row.checkUpDueOn, width: 140 },
        cell: ({ checkUpDueOn }) => (
          <span className="numerals">
            {checkUpDueOn}
            {checkUpDueOn < on && <span className="partnership-mark">{t('partnerships:health.overdue')}</span>}
          </span>
        ),
      },
    ],
    [t, on],
  )
  const rates = book.data?.rates
  return (
    <PageFrame
      title={t('partnerships:title')}
      count={
        rates
          ? t('partnerships:healthCount', {
              ...{ count: rates.healthFile.of, doctor: rates.familyDoctor.percent ?? '—' },
              ...{ file: rates.healthFile.percent ?? '—', checkUp: rates.checkUp.percent ?? '—' },
            })
          : book.error
            ? null
            : undefined
      }
      filterBar={
        <>
          <ViewLinks />
          {chips.map((name) => (
            <FilterChip
              key={name}
              label={t(`partnerships:missing.${name}`)}
              count={lines ? lines.filter((line) => missing[name]?.(line, on)).length : null}
              isOn={show === name}
              onToggle={(isOn) => setParams(isOn ? { show: name } : {})}
            />
          ))}
        </>
      }
      drawer={<Outlet />}
    >
      <div className="partnership-page">
        <DataBasis data={data} />
        <AppTable
          id="health-files"
          label={t('partnerships:view.healthFiles')}
          columns={columns}
          rows={lines?.filter((line) => isShown === undefined || isShown(line, on))}
          rowKey={(row) => row.residentId}
          openKey={id}
          onOpen={(row) =>
            navigate({ pathname: `${screenLinks.healthFiles()}/${row.residentId}`, search: params.toString() })
          }
          initialSort={{ columnId: 'bed' }}
          error={book.error}
          onRetry={() => void book.refetch()}
          empty={<EmptyState title={t('partnerships:empty.health')} hint={t('partnerships:empty.healthHint')} />}
        />
      </div>
    </PageFrame>
  )
}
