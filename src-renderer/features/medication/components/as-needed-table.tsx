// What was given as needed in a span, with its effect.
import { useTranslation } from 'react-i18next'
import type { AsNeededDose } from '#shared/features/medication/medication.model.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { Section } from '../../../ui/section.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { amountWords, drugWords } from '../dose-view.ts'

export function AsNeededTable({ doses }: { doses: readonly AsNeededDose[] }) {
  const { t } = useTranslation()
  if (doses.length === 0) return null
  return (
    <Section title={t('medication:asNeededGiven')}>
      <table className="medication-table">
        <thead>
          <tr>
            {(['at', 'drug', 'dose', 'signature', 'effect'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`medication:column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {doses.map((dose) => (
            <tr key={dose.key}>
              <td className="numerals">{formatInstant(dose.record.at)}</td>
              <td>
                {drugWords(dose)} <span className="muted">{dose.record.reason}</span>
              </td>
              <td className="numerals">
                {dose.record.dose === null
                  ? t(`medication:outcome.${dose.record.outcome}`)
                  : amountWords(dose.record.dose, dose.unit, t)}
              </td>
              <td>{dose.record.recordedBy ?? t('medication:unknownBy')}</td>
              <td>
                {dose.effect ? (
                  [t(`medication:effect.${dose.effect.effect}`), dose.effect.note].filter(Boolean).join(' · ')
                ) : dose.effectDueAt === null ? (
                  '—'
                ) : (
                  <Unknown reason={t('medication:effectUnknown')} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
