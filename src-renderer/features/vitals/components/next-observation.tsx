// What the early-warning score asks for, in words: the next observation, who is called, what is missing. Never a time that is not known.
import { useTranslation } from 'react-i18next'
import type { News2Next } from '#shared/features/vitals/news2-response.rules.ts'
import { useNow } from '../../../ui/clock.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Unknown } from '../../../ui/unknown.tsx'

export function NextObservation({ next }: { next: News2Next }) {
  const { t } = useTranslation()
  const now = useNow()
  const { observedAt, band, isAtLeast, dueFrom, dueBy, isContinuous, call, missing, isVerified } = next
  const list = missing.map((parameter) => t(`vitals:parameter.${parameter}`)).join('、')
  if (observedAt === null) {
    return (
      <p className="next-observation">
        {t('vitals:next.title')} <Unknown reason={t('vitals:next.never')} />
      </p>
    )
  }
  if (band === null || dueBy === null) {
    return (
      <p className="next-observation">
        {t('vitals:next.title')} <Unknown reason={t('vitals:next.partial')} />{' '}
        {t('vitals:next.missing', { list, at: formatInstant(observedAt, 'minute', now) })}
      </p>
    )
  }
  const isOver = dueBy <= now
  const due = formatInstant(dueBy, 'minute', now)
  const window = dueFrom !== null && dueFrom < dueBy ? `${formatInstant(dueFrom, 'minute', now)}–${due}` : due
  return (
    <p className="next-observation">
      {t('vitals:next.title')}{' '}
      <b className="numerals">
        {isContinuous ? t('vitals:next.continuous', { at: due }) : t('vitals:next.by', { at: window })}
      </b>
      {isOver && <b> · {t('vitals:due.over')}</b>}
      {call.length > 0 && ` · ${t('vitals:next.call', { who: call.map((who) => t(`vitals:call.${who}`)).join('、') })}`}
      {' · '}
      {t('vitals:next.basis', { at: formatInstant(observedAt, 'minute', now), band: t(`vitals:band.${band}`) })}
      {isAtLeast && list !== '' && ` · ${t('vitals:next.atLeast', { list })}`}
      {!isVerified && <span className="faint"> · {t('vitals:next.unverified')}</span>}
    </p>
  )
}
