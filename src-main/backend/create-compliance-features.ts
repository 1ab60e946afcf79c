// Builds the features an inspector asks for and tells each what it needs of the others.
import type { SqliteDatabase } from '../database/open-database.ts'
import type { AccountsFeature } from '../features/accounts/index.ts'
import type { AlarmsFeature } from '../features/alarms/index.ts'
import type { AttachmentsFeature } from '../features/attachments/index.ts'
import type { BedsFeature } from '../features/beds/index.ts'
import type { EvidenceContributor } from '../features/binder/index.ts'
import type { DevicesFeature } from '../features/devices/index.ts'
import type { DutyContributor } from '../features/duties/index.ts'
import type { FacilityFeature } from '../features/facility/index.ts'
import { createFirePatrolsFeature } from '../features/fire-patrols/index.ts'
import type { ResidentsFeature } from '../features/residents/index.ts'
import { createSelfChecksFeature } from '../features/self-checks/index.ts'
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
}
export type ComplianceFeatures = ReturnType<typeof createComplianceFeatures>

export function createComplianceFeatures(options: ComplianceFeaturesOptions) {
  const { base, displayNameOf, accounts, alarms, attachments } = options
  const common = { ...base, displayNameOf, confirmPerson: accounts.confirmPerson, requirePhotos: attachments.require }
  const firePatrols = createFirePatrolsFeature({ ...common, alarms })
  const selfChecks = createSelfChecksFeature({ ...common, firstPatrolOn: firePatrols.firstPointOn })
  const dutyContributors: DutyContributor[] = [firePatrols.dutyContributor, selfChecks.dutyContributor]
  const evidenceContributors: EvidenceContributor[] = [
    ...firePatrols.evidenceContributors,
    ...selfChecks.evidenceContributors,
  ]
  return {
    features: { firePatrols, selfChecks },
    dutyContributors,
    evidenceContributors,
    /** Features that watch by themselves. */
    start: (): void => firePatrols.start(),
    stop: (): void => firePatrols.stop(),
  }
}
