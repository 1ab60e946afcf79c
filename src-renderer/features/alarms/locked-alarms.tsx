// The alarms nobody has, as a locked seat tells them: what, where and since when, never whose or what was measured.
import { useTranslation } from 'react-i18next'
import { AlarmMark } from '../../ui/alarm-mark.tsx'
import { SinceText } from '../../ui/duration-text.tsx'
import { useSession } from '../accounts/index.ts'
import { isCallingNow } from './alarm-order.ts'
import { useOpenAlarms } from './open-alarms.tsx'

const mostShown = 5

export function LockedAlarms() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { alarms, isLive } = useOpenAlarms()
  if (!can('alarms.read')) return null
  const calling = (alarms ?? []).filter(isCallingNow)
  const hidden = calling.length - mostShown
  return (
    <section className="locked-alarms" role="alert" aria-label={t('alarms:locked.title')}>
      {!isLive && <p className="locked-alarms__unknown">{t('alarms:locked.unknown')}</p>}
      {isLive && calling.length === 0 && <p className="muted">{t('alarms:locked.none')}</p>}
      {calling.length > 0 && (
        <ul>
          {calling.slice(0, mostShown).map((alarm) => (
            <li key={alarm.id}>
              <AlarmMark priority={alarm.priority} word={t(`alarms:kind.${alarm.kind}`)} />
              {alarm.isDrill && <span className="drill-word">{t('alarms:drill.word')}</span>}
              <b className="numerals">{alarm.placeLabel}</b>
              <SinceText at={alarm.raisedAt} look="clock" />
            </li>
          ))}
          {hidden > 0 && <li className="muted">{t('alarms:locked.more', { count: hidden })}</li>}
        </ul>
      )}
    </section>
  )
}
