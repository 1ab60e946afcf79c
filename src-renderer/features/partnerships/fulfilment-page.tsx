// 履约: what each agreement asked for in a quarter and what was done of it; every missed visit stands with its day. Prints on A4.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { addDays, isDay } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { HealthRate } from '#shared/features/health-files/health-files.model.ts'
import { quarterOf } from '#shared/features/partnerships/partnerships.rules.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { type Stat, StatStrip } from '../../ui/stat-strip.tsx'
import { useToday } from '../../ui/use-today.ts'
import { FulfilmentSection } from './components/fulfilment-section.tsx'
import { DataBasis, ViewLinks } from './components/view-links.tsx'
import { useAgreements, useFulfilment, usePartners, usePartnershipData, useVisits } from './queries.ts'
import './partnerships.css'

export function FulfilmentPage() {
  const { t } = useTranslation()
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const asked = params.get('on')
  const { from, until, year, quarter } = quarterOf(asked !== null && isDay(asked) ? asked : today)
  const data = usePartnershipData()
  const facility = useQuery(api.facility.get.queryOptions()).data
  const list = useFulfilment({ from, until })
  const name = t('partnerships:quarter', { year, quarter })
  const show = (on: string) => setParams({ on })
  return (
    <PageFrame
      title={t('partnerships:title')}
      count={
        list.data ? t('partnerships:fulfilmentCount', { name, count: list.data.length }) : list.error ? null : undefined
      }
      layout="scroll"
      actions={<Button onClick={() => window.print()}>{t('common:print')}</Button>}
      filterBar={
        <>
          <ViewLinks />
          <Button size="small" onClick={() => show(addDays(from, -1))}>
            {t('partnerships:earlier')}
          </Button>
          <span className="numerals">{name}</span>
          <Button size="small" disabled={until >= today} onClick={() => show(addDays(until, 1))}>
            {t('partnerships:later')}
          </Button>
        </>
      }
    >
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      <div className="partnership-stack">
        <p className="print-only">
          {facility?.name ?? ''} {name} {t('partnerships:sheet.fulfilment')}
        </p>
        <Counters span={{ from, until }} />
        {list.data?.length === 0 && (
          <EmptyState title={t('partnerships:empty.fulfilment')} hint={t('partnerships:empty.fulfilmentHint')} />
        )}
        {(list.data ?? []).map((account) => (
          <FulfilmentSection key={account.agreementId} account={account} data={data} />
        ))}
        <p className="print-only">{t('partnerships:sheet.signatures')}</p>
      </div>
      <DataBasis data={data} />
    </PageFrame>
  )
}

function Counters({ span }: { span: { from: string; until: string } }) {
  const { t } = useTranslation()
  const canRead = useCan('partnerships.read')
  const partners = usePartners().data
  const agreements = useAgreements().data
  const inForce = agreements?.filter(({ state }) => state === 'in-force')
  const stats: Stat[] = [
    {
      ...{ key: 'partners', label: t('partnerships:stat.partners'), to: screenLinks.partners() },
      value: partners && inForce ? new Set(inForce.map(({ partnerId }) => partnerId)).size : null,
    },
    {
      ...{ key: 'agreements', label: t('partnerships:stat.agreements'), to: '/partnerships/agreements' },
      value: inForce?.length ?? null,
    },
  ]
  return (
    <div className="no-print">
      {canRead ? (
        <PeopleCounters span={span} stats={stats} />
      ) : (
        <StatStrip label={t('partnerships:stats')} stats={stats} />
      )}
    </div>
  )
}

function PeopleCounters({ span, stats }: { span: { from: string; until: string }; stats: readonly Stat[] }) {
  const { t } = useTranslation()
  const visits = useVisits(span).data?.filter(({ isVoid }) => !isVoid)
  const rates = useQuery(api.healthFiles.book.queryOptions({ input: {} })).data?.rates
  const rate = (key: 'familyDoctor' | 'healthFile' | 'checkUp', show: string, told: HealthRate | undefined): Stat => ({
    ...{ key, label: t(`partnerships:stat.${key}`), to: `${screenLinks.healthFiles()}?show=${show}` },
    value: told?.percent == null ? null : `${told.percent} %`,
    definition: t(`partnerships:definition.${key}`),
    ...(told ? { note: t('partnerships:stat.ofPeople', { done: told.done, of: told.of }) } : {}),
  })
  const people = visits?.reduce((sum, { seen }) => sum + seen.length, 0)
  return (
    <StatStrip
      label={t('partnerships:stats')}
      stats={[
        ...stats,
        {
          ...{ key: 'visits', label: t('partnerships:stat.visits'), value: visits?.length ?? null },
          to: `${screenLinks.medicalVisits()}?on=${span.from}`,
          ...(people === undefined ? {} : { note: t('partnerships:stat.people', { count: people }) }),
        },
        rate('familyDoctor', 'family-doctor', rates?.familyDoctor),
        rate('healthFile', 'health-file', rates?.healthFile),
        rate('checkUp', 'check-up', rates?.checkUp),
      ]}
    />
  )
}
