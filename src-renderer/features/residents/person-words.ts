// A field of a person as words; null = not known.
import type { TFunction } from 'i18next'
import type { Contact, Person } from '#shared/features/residents/residents.model.ts'

export type PersonField = keyof Person

function contactWords(contact: Contact, t: TFunction): string {
  const parts = [
    contact.name,
    contact.relation,
    contact.phone,
    contact.isEmergency ? t('residents:person.emergency') : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}

export function personFieldWords(field: PersonField, value: Person[PersonField], t: TFunction): string | null {
  if (value === null || value === '') return null
  if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no')
  if (Array.isArray(value)) {
    if (value.length === 0) return t('residents:person.none')
    return value
      .map((item) =>
        typeof item === 'string' ? t(`residents:group.${item}`, { defaultValue: item }) : contactWords(item, t),
      )
      .join('；')
  }
  if (field === 'sex') return t(`common:${value}`)
  if (field === 'medicalInsurance') return t(`residents:insurance.${value}`, { defaultValue: String(value) })
  return String(value)
}
