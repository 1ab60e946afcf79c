// Night rounds: scan a bed, say what was found, see which beds of which round nobody went to. Prints as the record of the night.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { addDays, isDay } from '#shared/contract/days.ts'
import type { NightRound, RoundVisit } from '#shared/features/rounds/rounds.model.ts'
import { nightOf } from '#shared/features/rounds/rounds.rules.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useNow } from '../../ui/clock.tsx'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { LateDialog } from './components/late-dialog.tsx'
import { NightTable } from './components/night-table.tsx'
import { ScanBar } from './components/scan-bar.tsx'
import { VisitDialog } from './components/visit-dialog.tsx'
import './rounds.css'

const refreshMs = 30_000
const usualReasons = ['emergency', 'power', 'device'] as const
const timeOf = (at: number): string => formatInstant(at).slice(11)

export function RoundsPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const now = useNow()
  const [params, setParams] = useSearchParams()
  const canRecord = useCan('rounds.record')
  const [visit, setVisit] = useState<RoundVisit | null>(null)
  const [isLate, setLate] = useState(false)
  const [explaining, setExplaining] = useState<NightRound | null>(null)
  const asked = params.get('night')
  const current = nightOf(now)
  const night = asked !== null && isDay(asked) ? asked : current
  const view = useQuery(api.rounds.ofNight.queryOptions({ input: { night }, refetchInterval: refreshMs }))
  const facility = useQuery(api.facility.get.queryOptions()).data
  const data = view.data
  const refresh = () => queries.invalidateQueries({ queryKey: api.rounds.key() })
  const show = (day: string) => setParams(day === current ? {} : { night: day })
  const running = data?.rounds.findLast(
    ({ state, opensAt, closesAt }) => state !== 'upcoming' && opensAt <= now && now <= closesAt,
  )

  const countText = () => {
    if (!data) return view.error ? null : undefined
    if (!running) return t('rounds:countNone', { count: data.rounds.length })
    return t('rounds:count', { time: timeOf(running.at), visited: running.visited, asked: running.asked })
  }
  return (
    <PageFrame
      title={t('rounds:title')}
      count={countText()}
      layout="scroll"
      actions={
        <>
          {canRecord && (
            <Button onClick={() => setLate(true)} aria-keyshortcuts="L">
              {t('rounds:late.button')} <Kbd keys="L" />
            </Button>
          )}
          <Button onClick={() => window.print()}>{t('rounds:print')}</Button>
        </>
      }
      filterBar={
        <>
          <Button size="small" onClick={() => show(addDays(night, -1))}>
            {t('rounds:earlier')}
          </Button>
          <span className="numerals">{t('rounds:night', { day: night })}</span>
          <Button size="small" disabled={night >= current} onClick={() => show(addDays(night, 1))}>
            {t('rounds:later')}
          </Button>
          <Link to="/rounds/labels">{t('rounds:labels.link')}</Link>
        </>
      }
    >
      {view.error && <ErrorState error={view.error} onRetry={() => void view.refetch()} />}
      {canRecord && night === current && <ScanBar onChanged={refresh} onLate={() => setLate(true)} />}
      {canRecord && night === current && <p className="muted no-print">{t('rounds:keys')}</p>}
      {data && (
        <>
          <header className="print-only night-print">
            <p>{facility?.name}</p>
            <h1>{t('rounds:sheet.title')}</h1>
            <p className="numerals">{t('rounds:night', { day: night })}</p>
          </header>
          {data.beds.length === 0 ? (
            <EmptyState title={t('rounds:empty.title')} hint={t('rounds:empty.hint')} />
          ) : (
            <NightTable night={data} onOpen={setVisit} onExplain={canRecord ? setExplaining : undefined} />
          )}
          {data.others.length > 0 && (
            <section className="night-others">
              <h2>{t('rounds:others.title')}</h2>
              <ul>
                {data.others.map((other) => (
                  <li key={other.id} className="numerals">
                    {timeOf(other.at)} {other.bedLabel} {other.name ?? t('rounds:presence.empty')} {other.text}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <p className="muted">
            {data.plan.isVerified
              ? t('rounds:plan.verified', { version: data.plan.version })
              : t('rounds:plan.unverified', { version: data.plan.version, basis: data.plan.basis })}
          </p>
          <p className="print-only night-print__sign">{t('rounds:sheet.signature')}</p>
        </>
      )}
      {visit && <VisitDialog visit={visit} canRecord={canRecord} onChanged={refresh} onClose={() => setVisit(null)} />}
      {isLate && data && <LateDialog beds={data.beds} onChanged={refresh} onClose={() => setLate(false)} />}
      <ConfirmReason
        isOpen={explaining !== null}
        title={t('rounds:explain.title', { time: explaining ? timeOf(explaining.at) : '' })}
        confirmLabel={t('common:save')}
        suggestions={usualReasons.map((name) => t(`rounds:explain.suggestion.${name}`))}
        onConfirm={async (reason) => {
          if (explaining) await client.rounds.explain({ roundAt: explaining.at, reason })
          await refresh()
          setExplaining(null)
        }}
        onCancel={() => setExplaining(null)}
      />
    </PageFrame>
  )
}
