// The three views of emergencies, and what their kinds and terms rest on.
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import '../emergency.css'
import { useEmergencyRules } from '../queries.ts'

const views = {
  plans: '/emergency',
  contacts: '/emergency/contacts',
  supplies: screenLinks.emergencySupplies(),
} as const

export function EmergencyViews() {
  const { t } = useTranslation()
  return (
    <nav className="emergency-views" aria-label={t('emergency:views')}>
      {Object.entries(views).map(([name, to]) => (
        <NavLink key={name} to={to} end={name === 'plans'}>
          {t(`emergency:view.${name}`)}
        </NavLink>
      ))}
    </nav>
  )
}

export function EmergencyBasis() {
  const { t } = useTranslation()
  const rules = useEmergencyRules()
  if (!rules) return null
  return (
    <p className="muted no-print">
      {rules.basis}
      {!rules.isVerified && ` ${t('emergency:unverified', { what: rules.toVerify })}`}
    </p>
  )
}
