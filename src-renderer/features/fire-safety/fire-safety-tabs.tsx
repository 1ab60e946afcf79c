// The matters of fire safety; which one is open is told by the address. A further matter is one more line.
import { useTranslation } from 'react-i18next'
import { NavLink, useLocation } from 'react-router'
import './fire-safety.css'

const tabs: readonly { labelKey: string; to: string }[] = [
  { labelKey: 'fire-safety:tab.patrols', to: '/fire-safety/patrols' },
  { labelKey: 'fire-safety:tab.points', to: '/fire-safety/points' },
  { labelKey: 'fire-safety:tab.checks', to: '/fire-safety/checks' },
]

export function FireSafetyTabs() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  return (
    <nav className="fire-tabs" aria-label={t('fire-safety:tabs')}>
      {tabs.map(({ labelKey, to }) => (
        // The bare address opens the first matter.
        <NavLink
          key={to}
          to={to}
          {...(pathname === '/fire-safety' && to === tabs[0]?.to ? { 'aria-current': 'page' as const } : {})}
        >
          {t(labelKey)}
        </NavLink>
      ))}
    </nav>
  )
}
