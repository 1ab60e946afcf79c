// Drugs given as needed whose effect nobody has told yet.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AsNeededDose, DrugEffect, type MedicationPerson } from '#shared/features/medication/medication.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { useNow } from '../../../ui/clock.tsx'
import { RadioItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Section } from '../../../ui/section.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { amountWords, drugWords, personWords } from '../dose-view.ts'
import { useRefreshMedication } from '../queries.ts'

type EffectsSectionProps = { doses: readonly AsNeededDose[]; people: readonly MedicationPerson[] }

export function EffectsSection({ doses, people }: EffectsSectionProps) {
  const { t } = useTranslation()
  const now = useNow()
  const canGive = useCan('medication.give')
  const refresh = useRefreshMedication()
  const [telling, setTelling] = useState<{ dose: AsNeededDose; words: { who: string; drug: string } } | null>(null)
  const known = new Map(people.map((person) => [person.residentId, person]))
  if (doses.length === 0) return null
  return (
    <Section title={t('medication:effects')}>
      <ul className="as-needed">
        {doses.map((dose) => {
          const person = known.get(dose.residentId)
          const words = { who: person ? personWords(person, t) : '', drug: drugWords(dose) }
          const isDue = dose.effectDueAt !== null && dose.effectDueAt <= now
          const due = dose.effectDueAt === null ? '' : formatInstant(dose.effectDueAt, 'minute', now)
          return (
            <li key={dose.key}>
              <b className="numerals">{words.who}</b>
              <span>{words.drug}</span>
              <span className="numerals">
                {dose.record.dose !== null && amountWords(dose.record.dose, dose.unit, t)} ·{' '}
                {formatInstant(dose.record.at, 'minute', now)} · {dose.record.reason}
              </span>
              <span className={isDue ? 'as-needed__due' : 'muted numerals'}>
                {t('medication:effectDue', { at: due })}
              </span>
              {canGive && (
                <Button
                  size="small"
                  className="no-print"
                  aria-label={t('medication:tellEffectOf', words)}
                  onClick={() => setTelling({ dose, words })}
                >
                  {t('medication:tellEffect')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {telling && (
        <FormModal<{ effect: DrugEffect; note?: string }>
          title={t('medication:tellEffectOf', telling.words)}
          initialValues={{}}
          submitLabel={t('medication:record')}
          onSubmit={async ({ effect, note }) => {
            await client.medication.tellEffect({
              ...{ key: telling.dose.key, effect, note: textOrNull(note), reason: null },
            })
            await refresh()
          }}
          onClose={() => setTelling(null)}
        >
          <RadioItem
            name="effect"
            label={t('medication:effectLabel')}
            isRequired
            options={DrugEffect.options.map((value) => ({ value, label: t(`medication:effect.${value}`) }))}
          />
          <TextItem name="note" label={t('medication:note')} />
        </FormModal>
      )}
    </Section>
  )
}
