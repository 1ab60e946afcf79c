// What a receiving doctor reads of a person: allergies, drugs, contacts. What is not known is printed as unknown, never left out.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { MedicationLine, ReferralPerson } from '#shared/features/referrals/referrals.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'

export function PersonFacts({ person }: { person: ReferralPerson }) {
  const { t } = useTranslation()
  return (
    <p className="paper__facts">
      <b>{person.name}</b>
      <span>{t(`common:${person.sex}`)}</span>
      <span>{person.age === null ? <Unknown /> : t('partnerships:years', { count: person.age })}</span>
      <span>
        {t('partnerships:column.bed')} {person.bedLabel ?? <Unknown />}
      </span>
    </p>
  )
}

export function Allergies({ person }: { person: ReferralPerson }) {
  const { t } = useTranslation()
  return (
    <p>
      <b>{t('partnerships:sheet.allergies')}</b>{' '}
      {person.allergies.length > 0 ? (
        person.allergies.join('；')
      ) : (
        <Unknown reason={t('partnerships:sheet.unknownAllergies')} />
      )}
    </p>
  )
}

export function doseText({ dose, unit, route, times }: MedicationLine, t: TFunction): string {
  const when = times === null ? t('partnerships:frequency.as-needed') : times.join(' ')
  return `${dose} ${t(`medication:unit.${unit}`)} ${t(`medication:route.${route}`)} ${when}`
}

export function Medication({ lines }: { lines: readonly MedicationLine[] }) {
  const { t } = useTranslation()
  if (lines.length === 0) return <p>{t('partnerships:sheet.noMedication')}</p>
  return (
    <table>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.drugName}${line.strength}${line.times?.join()}`}>
            <th scope="row">
              {line.drugName} {line.strength}
            </th>
            <td>{doseText(line, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function Contacts({ person }: { person: ReferralPerson }) {
  const { t } = useTranslation()
  if (person.contacts.length === 0) return <Unknown reason={t('partnerships:sheet.noContacts')} />
  return (
    <p className="paper__facts">
      {person.contacts.map(({ name, relation, phone, isEmergency }) => (
        <span key={`${name}${phone}`} className="numerals">
          {[name, relation, phone].filter(Boolean).join(' ')}
          {isEmergency && `（${t('partnerships:sheet.emergency')}）`}
        </span>
      ))}
    </p>
  )
}
