// The settings: what belongs to the home, to this installation, to this person, to this seat.
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet } from 'react-router'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useSession } from '../accounts/index.ts'
import { settingsSections } from './sections.ts'
import './settings.css'

export function SettingsPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  return (
    <PageFrame
      title={t('shell:nav.settings')}
      filterBar={
        <nav className="settings-nav" aria-label={t('settings:sections')}>
          {settingsSections
            .filter(({ permission }) => can(permission))
            .map(({ path }) => (
              <NavLink key={path} to={`/settings/${path}`} className="settings-nav__item">
                {t(`settings:section.${path}`)}
              </NavLink>
            ))}
        </nav>
      }
    >
      <div className="settings-body" tabIndex={0} role="region" aria-label={t('shell:nav.settings')}>
        <Outlet />
      </div>
    </PageFrame>
  )
}
