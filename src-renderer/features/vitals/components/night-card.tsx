// The night a person's own nights suggest: what it rests on, night by night, and a human's yes or no.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { JudgedNight, NightSuggestion } from '#shared/features/vitals/night-suggestion.rules.ts'
import { api, client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatDay, formatInstant } from '../../../ui/format-time.ts'
import { useRefreshVitals } from '../queries.ts'

/** Minutes from 18:00 as a share of the sixteen hours until 10:00. */
function shareOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const from18 = (hours * 60 + minutes - 1080 + 1440) % 1440
  return Math.min(1, from18 / 960)
}

function NightBar({ night }: { night: JudgedNight }) {
  const { t } = useTranslation()
  const isUsed = night.use === 'used' && night.toBedAt !== null && night.upAt !== null
  const words = isUsed
    ? t('vitals:night.used', { from: night.toBedAt, to: night.upAt, count: night.absences.length })
    : t(`vitals:night.use.${night.use}`)
  return (
    <li className="night-bar" title={`${night.night} ${words}`}>
      <span className="faint numerals">{formatDay(night.night, night.night)}</span>
      {isUsed ? (
        <span className="night-bar__track" aria-hidden="true">
          <span
            className="night-bar__sleep"
            style={{
              left: `${shareOf(night.toBedAt ?? '') * 100}%`,
              width: `${(shareOf(night.upAt ?? '') - shareOf(night.toBedAt ?? '')) * 100}%`,
            }}
          />
        </span>
      ) : (
        <span className="night-bar__track night-bar__track--unknown">{words}</span>
      )}
      {isUsed && <span className="numerals faint">{`${night.toBedAt}–${night.upAt}`}</span>}
    </li>
  )
}

function Answer({ suggestion }: { suggestion: NightSuggestion }) {
  const { t } = useTranslation()
  const { answer } = suggestion
  if (!answer) return null
  const values = { at: formatInstant(answer.at), by: answer.by ?? t('common:unknown'), reason: answer.reason }
  return <p className="faint">{t(`vitals:night.answer.${answer.kind}`, values)}</p>
}

export function NightCard({ residentId }: { residentId: ResidentId }) {
  const { t } = useTranslation()
  const canAnswer = useCan('alarms.rules')
  const refresh = useRefreshVitals()
  const [asked, setAsked] = useState<'accept' | 'dismiss' | null>(null)
  const query = useQuery(api.vitals.nightSuggestion.queryOptions({ input: { residentId } }))
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  const suggestion = query.data
  if (!suggestion) return null
  const { proposal, usable, asked: nights, least } = suggestion

  const answer = async (reason: string) => {
    if (asked === 'dismiss') await client.vitals.dismissSuggestion({ residentId, reason })
    else if (proposal) {
      const { nightFrom, nightTo, graceMinutes } = proposal
      const basedOn = suggestion.nights.filter(({ use }) => use === 'used').map(({ night }) => night)
      await client.vitals.acceptSuggestion({ residentId, nightFrom, nightTo, graceMinutes, basedOn, reason })
    }
    setAsked(null)
    await refresh()
  }

  return (
    <section className="night-card" aria-label={t('vitals:night.title')}>
      {proposal === null ? (
        <p>{t('vitals:night.notEnough', { usable, nights, least })}</p>
      ) : (
        <>
          <p>
            <b className="numerals">{t('vitals:night.window', { from: proposal.nightFrom, to: proposal.nightTo })}</b>{' '}
            {proposal.graceMinutes === null
              ? t('vitals:night.noGrace', { count: proposal.absenceCount })
              : t('vitals:night.grace', { minutes: proposal.graceMinutes, count: proposal.absenceCount })}
          </p>
          <p className="faint numerals">
            {t('vitals:night.spread', {
              usable,
              nights,
              bedFrom: proposal.toBed.earliest,
              bedTo: proposal.toBed.latest,
              upFrom: proposal.up.earliest,
              upTo: proposal.up.latest,
            })}
          </p>
        </>
      )}
      <ol className="night-card__nights">
        {suggestion.nights.map((night) => (
          <NightBar key={night.night} night={night} />
        ))}
      </ol>
      <Answer suggestion={suggestion} />
      {suggestion.isOffered && canAnswer && (
        <p className="night-card__acts no-print">
          <Button size="small" type="primary" onClick={() => setAsked('accept')}>
            {t('vitals:night.accept')}
          </Button>
          <Button size="small" onClick={() => setAsked('dismiss')}>
            {t('vitals:night.dismiss')}
          </Button>
        </p>
      )}
      <ConfirmReason
        isOpen={asked !== null}
        title={t(asked === 'dismiss' ? 'vitals:night.dismissTitle' : 'vitals:night.acceptTitle')}
        description={t(asked === 'dismiss' ? 'vitals:night.dismissHint' : 'vitals:night.acceptHint')}
        confirmLabel={t(asked === 'dismiss' ? 'vitals:night.dismiss' : 'vitals:night.accept')}
        onConfirm={answer}
        onCancel={() => setAsked(null)}
      />
    </section>
  )
}
