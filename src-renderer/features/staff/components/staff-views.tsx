// The views of the staff; which one is open is told by the address.
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import '../staff.css'

const views = {
  register: screenLinks.staff(),
  ratio: screenLinks.staff('ratio'),
  awards: screenLinks.awards(),
} as const

export function StaffViews() {
  const { t } = useTranslation()
  return (
    <nav className="staff-views" aria-label={t('staff:views')}>
      {Object.entries(views).map(([name, to]) => (
        <NavLink key={name} to={to} end={name === 'register'}>
          {t(`staff:view.${name}`)}
        </NavLink>
      ))}
    </nav>
  )
}

/** What numbers rest on, and that nobody compared them with the rules in force yet. */
export function DataBasis({ data }: { data: { basis: string; isVerified: boolean; toVerify: string } | undefined }) {
  const { t } = useTranslation()
  if (!data) return null
  return (
    <p className="muted no-print">
      {t('staff:basis', { basis: data.basis })}
      {!data.isVerified && ` ${t('staff:unverified', { what: data.toVerify })}`}
    </p>
  )
}
