// The choices of a resident's codes, in the order of the forms.
import type { TFunction } from 'i18next'
import {
  ABILITY_LEVELS,
  CARE_LEVELS,
  FUNDING_CATEGORIES,
  SPECIAL_GROUPS,
} from '#shared/features/residents/resident.codes.ts'
import type { Option } from '../../ui/form-items.tsx'

function optionsOf(t: TFunction, prefix: string, values: readonly (string | number)[]): Option[] {
  return values.map((value) => ({ value, label: t(`residents:${prefix}.${value}`) }))
}

export const categoryOptions = (t: TFunction) => optionsOf(t, 'category', FUNDING_CATEGORIES)
export const abilityOptions = (t: TFunction) => optionsOf(t, 'ability', ABILITY_LEVELS)
export const careLevelOptions = (t: TFunction) => optionsOf(t, 'careLevel', CARE_LEVELS)
export const groupOptions = (t: TFunction) => optionsOf(t, 'group', SPECIAL_GROUPS)
export const sexOptions = (t: TFunction): Option[] => [
  { value: 'male', label: t('common:male') },
  { value: 'female', label: t('common:female') },
]
/** Yes, no, and nobody has looked: three states. */
export const yesNoOptions = (t: TFunction): Option[] => [
  { value: 'yes', label: t('common:yes') },
  { value: 'no', label: t('common:no') },
  { value: 'unknown', label: t('common:unknown') },
]
