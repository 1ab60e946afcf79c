// The subjects of the medical partnership; which one is open is told by the address. Who may not see people sees the first three only.
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { useCan } from '../../../app/use-can.ts'
import '../partnerships.css'

const views = {
  fulfilment: screenLinks.partnerships(),
  agreements: '/partnerships/agreements',
  partners: screenLinks.partners(),
  visits: screenLinks.medicalVisits(),
  healthFiles: screenLinks.healthFiles(),
  referrals: screenLinks.referrals(),
  teleconsultations: screenLinks.teleconsultations(),
  longTermCare: '/partnerships/long-term-care',
} as const
const forAll = new Set(['fulfilment', 'agreements', 'partners'])

export function ViewLinks() {
  const { t } = useTranslation()
  const canRead = useCan('partnerships.read')
  return (
    <nav className="partnership-views" aria-label={t('partnerships:views')}>
      {Object.entries(views).map(
        ([name, to]) =>
          (canRead || forAll.has(name)) && (
            <NavLink key={name} to={to} end={name === 'fulfilment'}>
              {t(`partnerships:view.${name}`)}
            </NavLink>
          ),
      )}
    </nav>
  )
}

/** What the numbers rest on, and that nobody compared them with the rules in force yet. */
export function DataBasis({ data }: { data: { basis: string; isVerified: boolean; toVerify: string } | undefined }) {
  const { t } = useTranslation()
  if (!data) return null
  return (
    <p className="muted no-print">
      {t('partnerships:basis', { basis: data.basis })}
      {!data.isVerified && ` ${t('partnerships:unverified', { what: data.toVerify })}`}
    </p>
  )
}
