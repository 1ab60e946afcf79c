// What was measured lately, value by value. A corrected value stays readable, struck out, beside the right one, with the reason and who set it right.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { startOfDay } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { VitalMeasurement } from '#shared/features/vitals/vitals.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { useNow } from '../../../ui/clock.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { InstantText } from '../../../ui/instant-text.tsx'
import { useToday } from '../../../ui/use-today.ts'
import { chainsOf, type VitalChain } from '../vital-chains.ts'
import { unitText, vitalText } from '../vital-words.ts'
import { CorrectVital } from './correct-vital.tsx'

const DAYS = 30
const DAY_MS = 86_400_000
const shownAtFirst = 8

export function VitalHistory({ residentId }: { residentId: ResidentId }) {
  const { t } = useTranslation()
  const today = useToday()
  const canCorrect = useCan('vitals.record')
  const [isWhole, setWhole] = useState(false)
  const [wrong, setWrong] = useState<VitalMeasurement | null>(null)
  const to = startOfDay(today) + DAY_MS
  const list = useQuery(api.vitals.listOf.queryOptions({ input: { residentId, from: to - DAYS * DAY_MS, to } }))
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return null
  const chains = chainsOf(list.data)
  const shown = isWhole ? chains : chains.slice(0, shownAtFirst)
  return (
    <section className="vital-history" aria-label={t('vitals:history.title')}>
      <p className="muted">{t('vitals:history.count', { count: chains.length, days: DAYS })}</p>
      <ul className="vital-history__list">
        {shown.map((chain) => (
          <HistoryLine key={chain.now.id} chain={chain} onCorrect={canCorrect ? setWrong : undefined} />
        ))}
      </ul>
      {shown.length < chains.length && (
        <Button size="small" type="link" className="no-print" onClick={() => setWhole(true)}>
          {t('vitals:history.all', { count: chains.length })}
        </Button>
      )}
      {wrong && <CorrectVital wrong={wrong} onDone={() => setWrong(null)} />}
    </section>
  )
}

type HistoryLineProps = { chain: VitalChain; onCorrect: ((row: VitalMeasurement) => void) | undefined }

function HistoryLine({ chain: { now, before }, onCorrect }: HistoryLineProps) {
  const { t } = useTranslation()
  const kind = t(`vitals:kind.${now.kind}`)
  const reading = (row: VitalMeasurement) => `${vitalText(row, t) ?? ''} ${unitText(row.kind, t)}`.trim()
  return (
    <li className="vital-history__line">
      <span className="faint">
        <InstantText at={now.takenAt} nowAt={useNow()} />
      </span>
      <span>
        {kind}{' '}
        {before.toReversed().map((row) => (
          <del key={row.id} className="numerals">
            <span className="visually-hidden">{t('vitals:history.was')}</span>
            {reading(row)}
          </del>
        ))}{' '}
        <b className="numerals">{now.isVoid ? t('vitals:history.void') : reading(now)}</b>{' '}
        <span className="faint">
          {t(`vitals:source.${now.source}`)}
          {now.entered !== null && ` · ${now.entered}`}
          {now.isBackDated && ` · ${t('vitals:backDated')}`}
          {now.note !== null && ` · ${now.note}`}
        </span>
        {now.correctionReason !== null && (
          <span className="vital-history__why">
            {t('vitals:history.why', {
              at: formatInstant(now.recordedAt),
              by: now.recordedBy ?? t('common:unknown'),
              reason: now.correctionReason,
            })}
          </span>
        )}
      </span>
      {onCorrect && !now.isVoid && (
        <Button
          size="small"
          type="text"
          className="no-print"
          aria-label={`${t('vitals:correct.act')} ${kind} ${reading(now)}`}
          onClick={() => onCorrect(now)}
        >
          {t('vitals:correct.act')}
        </Button>
      )}
    </li>
  )
}
