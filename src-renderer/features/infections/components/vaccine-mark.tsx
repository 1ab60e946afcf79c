// How a person stands with one vaccine, in a word and a day; what nobody entered is hatched.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { VaccineStanding } from '#shared/features/infections/vaccinations.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'

export function standingText(standing: VaccineStanding, t: TFunction): string {
  if (standing === null) return t('infections:notRecorded')
  const word = t(`infections:vaccinationOutcome.${standing.outcome}`)
  if (standing.outcome !== 'given') return `${word} ${standing.on}`
  return standing.isComplete ? standing.on : `${standing.on} ${t('infections:doses', { count: standing.doses })}`
}

export function VaccineMark({ standing }: { standing: VaccineStanding }) {
  const { t } = useTranslation()
  if (standing === null) return <Unknown reason={t('infections:notRecorded')} />
  return <span className={`vaccine vaccine--${standing.outcome} numerals`}>{standingText(standing, t)}</span>
}
