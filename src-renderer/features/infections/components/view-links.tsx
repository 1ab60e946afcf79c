// The four views of infection control; which one is open is told by the address.
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import '../infections.css'

const views = {
  screening: '/infections',
  cases: screenLinks.infectionCases(),
  isolations: screenLinks.isolations(),
  vaccinations: screenLinks.vaccinations(),
} as const

export function ViewLinks() {
  const { t } = useTranslation()
  return (
    <nav className="infection-views" aria-label={t('infections:views')}>
      {Object.entries(views).map(([name, to]) => (
        <NavLink key={name} to={to} end={name === 'screening'}>
          {t(`infections:view.${name}`)}
        </NavLink>
      ))}
    </nav>
  )
}

/** What the numbers rest on, and that nobody compared them with the rules in force yet. */
export function DataBasis({ data }: { data: { basis: string; isVerified: boolean; toVerify: string } | undefined }) {
  const { t } = useTranslation()
  if (!data) return null
  return (
    <p className="muted no-print">
      {t('infections:basis', { basis: data.basis })}
      {!data.isVerified && ` ${t('infections:unverified', { what: data.toVerify })}`}
    </p>
  )
}
