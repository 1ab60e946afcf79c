// Offered on every screen while a fire alarm is open: one press opens the sheet, also from the wall.
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { isFireAlarm } from '#shared/features/roll-call/roll-call.rules.ts'
import { useCan } from '../../app/use-can.ts'
import { SinceText } from '../../ui/duration-text.tsx'
import { useOpenAlarms } from '../alarms/index.ts'
import './roll-call.css'

export function RollCallOffer() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { alarms } = useOpenAlarms()
  const canRead = useCan('roll-call.read')
  const fire = alarms?.find(isFireAlarm)
  if (!fire || !canRead || pathname === '/roll-call') return null
  return (
    <aside className="roll-call-offer no-print" aria-label={t('roll-call:title')}>
      <b>
        {fire.isDrill && `${t('roll-call:drill')} · `}
        {t(`alarms:kind.${fire.kind}`)} {fire.placeLabel}
      </b>{' '}
      <SinceText at={fire.raisedAt} look="clock" />
      <Link to={`/roll-call?alarm=${fire.id}`} className="roll-call-offer__open">
        {t('roll-call:offer')}
      </Link>
    </aside>
  )
}
