// 照护计划 in a resident's drawer: the version in force, its review, and the way to it.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { useCan } from '../../app/use-can.ts'
import { Unknown } from '../../ui/unknown.tsx'
import { useToday } from '../../ui/use-today.ts'
import { usePlansOf } from './queries.ts'

function Plan({ residentId }: { residentId: ResidentId }) {
  const { t } = useTranslation()
  const today = useToday()
  const plans = usePlansOf(residentId).data
  if (!plans) return null
  const current = plans.find(({ fromOn, toOn }) => fromOn <= today && (toOn === null || today < toOn))
  return (
    <section aria-label={t('care-plans:title')}>
      <h3 className="drawer-heading">{t('care-plans:title')}</h3>
      <p>
        <Link to={screenLinks.carePlan(residentId)}>
          {current ? t('care-plans:version', { number: current.version }) : t('care-plans:open')}
        </Link>{' '}
        {current ? (
          <span className="numerals">{t('care-plans:reviewBy', { day: current.reviewOn })}</span>
        ) : (
          <Unknown reason={t('care-plans:missing')} />
        )}
      </p>
    </section>
  )
}

/** Nothing for whoever may not read care. */
export function ResidentPlan(props: { residentId: ResidentId }) {
  return useCan('care.read') ? <Plan {...props} /> : null
}
