// The views of training and the year they show; which one is open is told by the address.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { useTrainingRules } from '../queries.ts'
import '../training.css'

const views = {
  sessions: screenLinks.training(),
  hours: screenLinks.trainingHours(),
  plan: '/training/plan',
  mentors: '/training/mentors',
} as const

export function TrainingViews({ year, onYear }: { year?: number; onYear?: (year: number) => void }) {
  const { t } = useTranslation()
  return (
    <>
      <nav className="training-views" aria-label={t('training:views')}>
        {Object.entries(views).map(([name, to]) => (
          <NavLink key={name} to={to} end>
            {t(`training:view.${name}`)}
          </NavLink>
        ))}
      </nav>
      {year !== undefined && onYear && (
        <>
          <Button size="small" onClick={() => onYear(year - 1)}>
            {t('training:earlier')}
          </Button>
          <span className="numerals">{t('training:year', { year })}</span>
          <Button size="small" onClick={() => onYear(year + 1)}>
            {t('training:later')}
          </Button>
        </>
      )}
    </>
  )
}

/** What the rules rest on, and that nobody compared them yet. */
export function TrainingBasis() {
  const { t } = useTranslation()
  const rules = useTrainingRules()
  if (!rules) return null
  return (
    <p className="muted no-print">
      {t('training:basis', { basis: rules.basis })}
      {!rules.isVerified && ` ${t('training:unverified', { what: rules.toVerify })}`}
    </p>
  )
}
