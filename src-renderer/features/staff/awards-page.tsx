// 奖补: who may have which award for the year of an application, and what became of the claims.
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { AwardPerson } from '#shared/features/awards/awards.model.ts'
import { POST_WORDS } from '#shared/features/reports/report-words.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useToday } from '../../ui/use-today.ts'
import { DataBasis, StaffViews } from './components/staff-views.tsx'
import { useAwardRules, useAwards } from './queries.ts'
import './staff.css'

/** The year of the address, else the running one. */
export function useAwardYear(): number {
  const [params] = useSearchParams()
  const today = useToday()
  const asked = Number(params.get('year'))
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : Number(today.slice(0, 4))
}

export function AwardsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { id: openId } = useParams()
  const [, setParams] = useSearchParams()
  const year = useAwardYear()
  const rules = useAwardRules()
  const overview = useAwards(year)
  const columns = useMemo(
    (): AppColumn<AwardPerson>[] => [
      {
        id: 'name',
        header: t('staff:column.name'),
        value: (row) => row.name,
        isRowHeader: true,
        width: 84,
        priority: 1,
      },
      { id: 'post', header: t('staff:column.post'), value: (row) => POST_WORDS[row.post], width: 100, priority: 2 },
      { id: 'hiredOn', header: t('staff:column.hiredOn'), value: (row) => row.hiredOn, width: 104, priority: 2 },
      {
        ...{ id: 'months', header: t('staff:award.months'), value: (row) => row.careMonths, width: 100, align: 'end' },
        ...{ priority: 2, cell: (row) => row.careMonths ?? <Unknown /> },
      },
      ...(rules?.kinds ?? []).map(
        ({ code, term, amount }): AppColumn<AwardPerson> => ({
          ...{ id: code, header: t('staff:award.column', { term, amount }), width: 150, priority: 1 },
          value: (row) => t(`staff:award.${row.judgements.find(({ kind }) => kind === code)?.result ?? 'unknown'}`),
          cell: (row) => {
            const result = row.judgements.find(({ kind }) => kind === code)?.result
            if (result === 'eligible') return <b>{t('staff:award.eligible')}</b>
            return result === 'unknown' ? <Unknown reason={t('staff:award.unknown')} /> : t('staff:award.not-eligible')
          },
        }),
      ),
      {
        ...{ id: 'claims', header: t('staff:award.claims'), width: 160, priority: 1 },
        value: (row) =>
          row.claims.map(({ year: of, state }) => `${of} ${t(`staff:claimState.${state}`)}`).join('、') || '—',
      },
    ],
    [t, rules],
  )
  const total = overview.data?.totals.reduce((sum, { amount }) => sum + amount, 0)
  return (
    <PageFrame
      title={t('staff:title')}
      count={
        overview.data
          ? t('staff:award.count', { year, asOf: overview.data.asOf, total })
          : overview.error
            ? null
            : undefined
      }
      filterBar={
        <>
          <StaffViews />
          <Button size="small" onClick={() => setParams({ year: String(year - 1) })}>
            {t('staff:award.earlier')}
          </Button>
          <span className="numerals">{t('staff:award.year', { year })}</span>
          <Button size="small" onClick={() => setParams({ year: String(year + 1) })}>
            {t('staff:award.later')}
          </Button>
          {(overview.data?.totals ?? []).map(({ kind, people, amount }) => (
            <span key={kind} className="muted">
              {t('staff:award.total', { term: rules?.kinds.find(({ code }) => code === kind)?.term, people, amount })}
            </span>
          ))}
        </>
      }
      drawer={<Outlet />}
    >
      <div className="staff-page">
        <DataBasis data={rules} />
        <AppTable
          id="awards"
          label={t('staff:view.awards')}
          columns={columns}
          rows={rules ? overview.data?.people : undefined}
          rowKey={(row) => row.staffId}
          openKey={openId}
          onOpen={(row) => navigate({ pathname: `${screenLinks.awards()}/${row.staffId}`, search: `?year=${year}` })}
          error={overview.error}
          onRetry={() => void overview.refetch()}
          empty={<EmptyState title={t('staff:empty.awards')} hint={t('staff:empty.awardsHint')} />}
        />
      </div>
    </PageFrame>
  )
}
