// A field of the master record as words; null = not filled in.
import type { TFunction } from 'i18next'
import { COUNTIES, streetsOf, twelveDigitCode } from '#shared/features/facility/area-codes.ts'

function areaWords(code: string): string {
  const county = COUNTIES.find((area) => area.code === code.slice(0, 6))
  const street = county && streetsOf(county.code).find((area) => twelveDigitCode(area.code) === code)
  return [county?.name, street?.name].filter(Boolean).join(' ') || code
}

export function facilityFieldWords(field: string, value: unknown, t: TFunction): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no')
  if (field === 'nature') return t(`facility:natures.${String(value)}`)
  if (field === 'areaCode') return areaWords(String(value))
  return field.endsWith('Sqm') ? `${String(value)} ㎡` : String(value)
}
