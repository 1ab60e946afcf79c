// The tabs of fire safety; which one is open is told by the address. One line a tab.
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import './fire-safety.css'

const tabs: readonly { labelKey: string; to: string }[] = [
  { labelKey: 'fire-safety:tab.timeline', to: screenLinks.fireSafety() },
  { labelKey: 'fire-safety:tab.patrols', to: '/fire-safety/patrols' },
  { labelKey: 'fire-safety:tab.points', to: '/fire-safety/points' },
  { labelKey: 'fire-safety:tab.checks', to: '/fire-safety/checks' },
  { labelKey: 'fire-safety:tab.hazards', to: screenLinks.hazards() },
  { labelKey: 'fire-safety:tab.equipment', to: screenLinks.fireEquipment() },
  { labelKey: 'fire-safety:tab.detectors', to: screenLinks.detectors() },
  { labelKey: 'fire-safety:tab.drills', to: screenLinks.drills() },
  { labelKey: 'fire-safety:tab.station', to: screenLinks.fireStation() },
]

export function FireSafetyTabs() {
  const { t } = useTranslation()
  return (
    <nav className="fire-tabs" aria-label={t('fire-safety:tabs')}>
      {tabs.map(({ labelKey, to }) => (
        <NavLink key={to} to={to} end={to === screenLinks.fireSafety()}>
          {t(labelKey)}
        </NavLink>
      ))}
    </nav>
  )
}
