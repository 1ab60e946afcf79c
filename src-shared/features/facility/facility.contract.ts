import * as z from 'zod'
import { Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { Facility, FacilitySettings } from './facility.model.ts'

export const FacilityRecord = Facility.extend({ version: Version })
export type FacilityRecord = z.infer<typeof FacilityRecord>
export const SettingsRecord = FacilitySettings.extend({ version: Version })
export type SettingsRecord = z.infer<typeof SettingsRecord>

export const facilityContract = {
  get: needs('facility.read').output(FacilityRecord),
  update: needs('facility.edit').input(FacilityRecord).output(FacilityRecord),
  settings: needs('facility.read').output(SettingsRecord),
  /** `externalPassword`: undefined = unchanged, null = none; it is never read back. */
  updateSettings: needs('devices.manage')
    .input(SettingsRecord.extend({ externalPassword: z.string().max(200).nullable().optional() }))
    .output(SettingsRecord),
}
