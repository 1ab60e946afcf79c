// 用药 in a resident's drawer: how the drugs are kept, how many are ordered, and the way to them.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { useCan } from '../../app/use-can.ts'
import { useNow } from '../../ui/clock.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useMedicationOf } from './queries.ts'

function Medication({ residentId }: { residentId: ResidentId }) {
  const { t } = useTranslation()
  const now = useNow()
  const file = useMedicationOf(residentId).data
  if (!file) return null
  const count = file.prescriptions.filter(({ toAt }) => toAt === null || toAt > now).length
  return (
    <section aria-label={t('medication:title')}>
      <h3 className="drawer-heading">{t('medication:title')}</h3>
      <p>
        <Link to={screenLinks.medicationOf(residentId)}>
          {count === 0 ? t('medication:open') : t('medication:summary', { count })}
        </Link>{' '}
        {file.custody === 'missing' ? (
          <Unknown reason={t('medication:custody.missing')} />
        ) : (
          t(`medication:custody.${file.custody}`)
        )}
      </p>
    </section>
  )
}

/** Nothing for whoever may not read medication. */
export function ResidentMedication(props: { residentId: ResidentId }) {
  return useCan('medication.read') ? <Medication {...props} /> : null
}
