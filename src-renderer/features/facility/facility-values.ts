// Turns what the facility form holds into the master record. An empty field is "not filled in" (null), never '' or false.

import { readCreditCode } from '#shared/features/facility/credit-code.rules.ts'
import type { Facility } from '#shared/features/facility/facility.model.ts'

/** The form's fields: the record, with the county chosen first. Cleared fields come as undefined. */
export type FacilityValues = { [Field in keyof Facility]?: Facility[Field] | undefined } & {
  county?: string | null | undefined
}

export const emptyFacility: Facility = {
  name: '',
  shortName: '',
  creditCode: null,
  areaCode: null,
  address: null,
  headName: null,
  phone: null,
  nature: null,
  foundedOn: null,
  isFiled: null,
  filedOn: null,
  passedFireAcceptance: null,
  hasFoodLicence: null,
  hasLiabilityInsurance: null,
  isLongTermCareInsuranceSite: null,
  hasMedicalUnit: null,
  buildingAreaSqm: null,
  siteAreaSqm: null,
}

export function toFacilityValues(facility: Facility): FacilityValues {
  return { ...facility, county: facility.areaCode?.slice(0, 6) }
}

export function toFacility(values: FacilityValues): Facility {
  const text = (value: string | null | undefined) => value?.trim() || null
  const code = text(values.creditCode)
  const reading = code === null ? null : readCreditCode(code)
  return {
    ...emptyFacility,
    ...Object.fromEntries(Object.keys(emptyFacility).map((key) => [key, values[key as keyof Facility] ?? null])),
    name: values.name?.trim() ?? '',
    shortName: values.shortName?.trim() || (values.name?.trim() ?? '').slice(0, 20),
    creditCode: reading?.status === 'valid' ? reading.creditCode : code,
    areaCode: values.areaCode ?? (values.county ? values.county.padEnd(12, '0') : null),
    address: text(values.address),
    headName: text(values.headName),
    phone: text(values.phone),
  }
}
