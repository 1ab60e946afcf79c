// Builds the features an inspector asks for and tells each what it needs of the others.
import type { SqliteDatabase } from '../database/open-database.ts'
import type { AccountsFeature } from '../features/accounts/index.ts'
import type { AlarmsFeature } from '../features/alarms/index.ts'
import type { AttachmentsFeature } from '../features/attachments/index.ts'
import type { BedsFeature } from '../features/beds/index.ts'
import { createBinderFeature, type EvidenceContributor } from '../features/binder/index.ts'
import type { DevicesFeature } from '../features/devices/index.ts'
import type { DutyContributor } from '../features/duties/index.ts'
import { createDutyCalendarFeature, type DutyCalendarDependencies } from '../features/duty-calendar/index.ts'
import type { FacilityFeature } from '../features/facility/index.ts'
import { createHouseRecordsFeature } from '../features/house-records/index.ts'
import type { ResidentsFeature } from '../features/residents/index.ts'
import { createSelfScoresFeature } from '../features/self-scores/index.ts'
import type { StaffFeature } from '../features/staff/index.ts'
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
  frozenReports: DutyCalendarDependencies['frozenReports']
}
export type ComplianceFeatures = ReturnType<typeof createComplianceFeatures>

export function createComplianceFeatures(options: ComplianceFeaturesOptions) {
  const { base, displayNameOf, facility, staff, care, attachments } = options
  const houseRecords = createHouseRecordsFeature({ ...base, displayNameOf, attachments, staff })
  const dutyContributors: DutyContributor[] = [(_today, untilOn) => houseRecords.dutyContributor(untilOn)]
  const evidenceContributors: EvidenceContributor[] = [...houseRecords.evidence]
  const binder = createBinderFeature({
    ...{ ...base, sources: care.features, contributors: evidenceContributors },
    facilityName: () => facility.service.find()?.name ?? null,
  })
  const dutyCalendar = createDutyCalendarFeature({
    ...{ clock: base.clock, frozenReports: options.frozenReports },
    contributors: () => binder.contributors,
  })
  dutyContributors.push(dutyCalendar.dutyContributor)
  const selfScores = createSelfScoresFeature({ ...base, contributors: () => binder.contributors })
  return { features: { binder, houseRecords, dutyCalendar, selfScores }, dutyContributors }
}
