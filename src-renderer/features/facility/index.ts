// The facility's master record as other screens use it.
export { FacilityIdentityFields, FacilityLicenceFields } from './facility-fields.tsx'
export { emptyFacility, type FacilityValues, toFacility, toFacilityValues } from './facility-values.ts'
export { facilityFieldWords } from './facility-words.ts'
