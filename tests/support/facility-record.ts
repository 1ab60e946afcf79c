import type { Facility } from '#shared/features/facility/facility.model.ts'

export const FACILITY: Facility = {
  name: '晋江市示例养老院',
  shortName: '示例养老院',
  creditCode: '91350100M000100Y43',
  areaCode: '350582001000',
  address: null,
  headName: '陈院长',
  phone: '0595-85600000',
  nature: null,
  foundedOn: null,
  isFiled: true,
  filedOn: null,
  passedFireAcceptance: null,
  hasFoodLicence: null,
  hasLiabilityInsurance: null,
  isLongTermCareInsuranceSite: null,
  hasMedicalUnit: null,
  buildingAreaSqm: null,
  siteAreaSqm: null,
}
