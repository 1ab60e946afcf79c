// Builds the features an inspector asks for and tells each what it needs of the others.
import type { SqliteDatabase } from '../database/open-database.ts'
import type { AccountsFeature } from '../features/accounts/index.ts'
import type { AlarmsFeature } from '../features/alarms/index.ts'
import type { AttachmentsFeature } from '../features/attachments/index.ts'
import { createAwardsFeature } from '../features/awards/index.ts'
import type { BedsFeature } from '../features/beds/index.ts'
import type { EvidenceContributor } from '../features/binder/index.ts'
import type { DevicesFeature } from '../features/devices/index.ts'
import type { DutyContributor } from '../features/duties/index.ts'
import type { FacilityFeature } from '../features/facility/index.ts'
import type { ResidentsFeature } from '../features/residents/index.ts'
import type { StaffFeature } from '../features/staff/index.ts'
import { createStaffFilesFeature, type StaffFilesFeature } from '../features/staff-files/index.ts'
import { createTrainingFeature, type TrainingFeature } from '../features/training/index.ts'
import type { VitalsFeature } from '../features/vitals/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { CareFeatures } from './create-care-features.ts'

export type ComplianceFeaturesOptions = {
  base: { records: SqliteDatabase; clock: Clock; newId: () => string }
  displayNameOf: (userId: string) => string | null
  accounts: AccountsFeature
  facility: FacilityFeature
  staff: StaffFeature
  beds: BedsFeature
  residents: ResidentsFeature
  devices: DevicesFeature
  alarms: AlarmsFeature
  vitals: VitalsFeature
  care: CareFeatures
  attachments: AttachmentsFeature
}
export type ComplianceFeatures = ReturnType<typeof createComplianceFeatures>

export function createComplianceFeatures(options: ComplianceFeaturesOptions) {
  const { base, displayNameOf, facility, staff, devices, care } = options
  const training: TrainingFeature = createTrainingFeature({
    ...{ ...base, displayNameOf, staff: () => staff.service.list() },
    // A card reader has no role of its own on the wall.
    readers: () =>
      devices.listLive().flatMap(({ record: { id, name, role, state } }) => {
        const mayRead = (role === 'other' || role === 'unknown') && state !== 'ignored' && state !== 'out-of-service'
        return mayRead ? [{ id, name }] : []
      }),
    staffOfUser: (userId) => staffFiles.staffOfUser(userId),
    preJobDays: () => staffFiles.preJobDays(),
  })
  const staffFiles: StaffFilesFeature = createStaffFilesFeature({
    ...{ ...base, displayNameOf, staff, attended: training.attended },
    cellsBetween: care.features.dutyRoster.listBetween,
  })
  const awards = createAwardsFeature({
    ...{ ...base, displayNameOf, staff, files: staffFiles, facility: facility.service.find },
  })
  const dutyContributors: DutyContributor[] = [staffFiles.dutyContributor, training.dutyContributor]
  const evidenceContributors: EvidenceContributor[] = [...staffFiles.evidenceContributors, training.evidenceContributor]
  return { features: { staffFiles, training, awards }, dutyContributors, evidenceContributors }
}
