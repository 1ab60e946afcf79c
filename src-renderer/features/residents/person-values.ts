// A person as a form holds it and as it is sent. Must never turn "nobody knows" into "no", nor a blank into a value.
import type { MedicalPayment, SpecialGroup } from '#shared/features/residents/resident.codes.ts'
import type { Contact, Person } from '#shared/features/residents/residents.model.ts'
import { textOrNull } from '../../ui/text-or-null.ts'

export type YesNo = 'yes' | 'no' | 'unknown'
type ContactValues = { name?: string; relation?: string; phone?: string; isEmergency?: boolean }

export type PersonValues = {
  name?: string
  sex?: Person['sex']
  idNumber?: string
  birthOn?: string | null
  ethnicity?: string
  householdAddress?: string
  idExpiresOn?: string | null
  hasDementia: YesNo
  isDisabled: YesNo
  medicalInsurance?: MedicalPayment
  longTermCareLevel?: number | null
  groupTags: SpecialGroup[]
  diseases?: string
  note?: string
  contacts: ContactValues[]
}

export const emptyPersonValues: PersonValues = {
  hasDementia: 'unknown',
  isDisabled: 'unknown',
  groupTags: [],
  contacts: [{ isEmergency: true }],
}

function yesNoOf(value: boolean | null): YesNo {
  return value === null ? 'unknown' : value ? 'yes' : 'no'
}

function booleanOf(value: YesNo | undefined): boolean | null {
  return value === 'yes' ? true : value === 'no' ? false : null
}

export function toPersonValues(person: Person): PersonValues {
  return {
    name: person.name,
    sex: person.sex,
    idNumber: person.idNumber ?? '',
    birthOn: person.birthOn,
    ethnicity: person.ethnicity ?? '',
    householdAddress: person.householdAddress ?? '',
    idExpiresOn: person.idExpiresOn,
    hasDementia: yesNoOf(person.hasDementia),
    isDisabled: yesNoOf(person.isDisabled),
    ...(person.medicalInsurance ? { medicalInsurance: person.medicalInsurance } : {}),
    longTermCareLevel: person.longTermCareLevel,
    groupTags: [...person.groupTags],
    diseases: person.diseases ?? '',
    note: person.note ?? '',
    contacts: person.contacts.map((contact) => ({ ...contact })),
  }
}

function contactsOf(values: readonly ContactValues[]): Contact[] {
  return values.flatMap((contact) => {
    const name = textOrNull(contact.name)
    if (name === null) return []
    return [
      {
        name,
        relation: contact.relation?.trim() ?? '',
        phone: contact.phone?.trim() ?? '',
        isEmergency: contact.isEmergency === true,
      },
    ]
  })
}

/** The form must have checked name and sex; a contact line without a name is dropped. */
export function toPerson(values: PersonValues): Person {
  const { name, sex } = values
  if (name === undefined || sex === undefined)
    throw new Error('The form sent a person without name or sex; require both.')
  return {
    name: name.trim(),
    sex,
    idNumber: textOrNull(values.idNumber),
    birthOn: values.birthOn ?? null,
    ethnicity: textOrNull(values.ethnicity),
    householdAddress: textOrNull(values.householdAddress),
    idExpiresOn: values.idExpiresOn ?? null,
    hasDementia: booleanOf(values.hasDementia),
    isDisabled: booleanOf(values.isDisabled),
    medicalInsurance: values.medicalInsurance ?? null,
    longTermCareLevel: values.longTermCareLevel ?? null,
    groupTags: values.groupTags,
    diseases: textOrNull(values.diseases),
    note: textOrNull(values.note),
    contacts: contactsOf(values.contacts ?? []),
  }
}
