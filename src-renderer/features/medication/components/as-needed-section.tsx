// Drugs ordered as needed: when each was given last, when it may be given again, and the act.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MedicationPerson } from '#shared/features/medication/medication.model.ts'
import type { AsNeededOrder } from '#shared/features/medication/medication-views.model.ts'
import { useCan } from '../../../app/use-can.ts'
import { useNow } from '../../../ui/clock.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Section } from '../../../ui/section.tsx'
import { amountWords, drugWords, personWords } from '../dose-view.ts'
import { GiveAsNeededModal } from './give-as-needed-modal.tsx'

type AsNeededSectionProps = {
  orders: readonly AsNeededOrder[]
  people: readonly MedicationPerson[]
  /** The person is known from the page. */
  isOfPerson?: boolean
}

export function AsNeededSection({ orders, people, isOfPerson = false }: AsNeededSectionProps) {
  const { t } = useTranslation()
  const now = useNow()
  const canGive = useCan('medication.give')
  const [giving, setGiving] = useState<{ order: AsNeededOrder; person: MedicationPerson } | null>(null)
  const known = new Map(people.map((person) => [person.residentId, person]))
  const lines = orders.flatMap((order) => {
    const person = known.get(order.prescription.residentId)
    return person ? [{ order, person }] : []
  })
  if (lines.length === 0) return null
  return (
    <Section title={t('medication:asNeeded')}>
      <ul className="as-needed">
        {lines.map(({ order, person }) => {
          const { prescription, givenToday, lastAt, nextAt } = order
          const { schedule } = prescription
          const words = { who: personWords(person, t), drug: drugWords(prescription) }
          return (
            <li key={prescription.id}>
              {!isOfPerson && <b className="numerals">{words.who}</b>}
              <span>
                {words.drug}
                {prescription.isHighRisk && <b className="dose-mark">{t('medication:highRisk')}</b>}
                {person.custody === 'missing' && (
                  <b className="dose-mark dose-mark--loud">{t('medication:custody.missing')}</b>
                )}
              </span>
              <span>
                {amountWords(prescription.dose, prescription.unit, t)} {t(`medication:route.${prescription.route}`)}
                {schedule.kind === 'as-needed' && ` · ${schedule.indication}`}
              </span>
              <span className="numerals muted">
                {[
                  lastAt === null
                    ? t('medication:never')
                    : t('medication:lastAt', { at: formatInstant(lastAt, 'minute', now) }),
                  schedule.kind === 'as-needed' &&
                    t('medication:today', { count: givenToday, most: schedule.mostPerDay }),
                  nextAt > now
                    ? t('medication:nextAt', { at: formatInstant(nextAt, 'minute', now) })
                    : t('medication:mayGive'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {canGive && (
                <Button
                  size="small"
                  className="no-print"
                  aria-label={t('medication:giveAsNeededOf', words)}
                  onClick={() => setGiving({ order, person })}
                >
                  {t('medication:giveAsNeeded')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {giving && (
        <GiveAsNeededModal
          prescription={giving.order.prescription}
          person={giving.person}
          onClose={() => setGiving(null)}
        />
      )}
    </Section>
  )
}
