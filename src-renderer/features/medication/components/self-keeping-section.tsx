// People who keep their drugs themselves: known, and not of the round.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { MedicationRound } from '#shared/features/medication/medication-views.model.ts'
import { Section } from '../../../ui/section.tsx'
import { personWords } from '../dose-view.ts'

export function SelfKeepingSection({ people }: { people: MedicationRound['selfKeeping'] }) {
  const { t } = useTranslation()
  if (people.length === 0) return null
  return (
    <Section title={t('medication:selfKeeping')}>
      <ul className="self-keeping">
        {people.map((person) => (
          <li key={person.residentId}>
            <Link to={screenLinks.medicationOf(person.residentId)}>{personWords(person, t)}</Link>{' '}
            <span className="muted numerals">{t('medication:selfKeepingCount', { count: person.prescriptions })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
