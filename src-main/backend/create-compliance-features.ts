// Builds the features an inspector asks for and tells each what it needs of the others.
import type { AlarmId } from '#shared/contract/primitives.ts'
import type { SqliteDatabase } from '../database/open-database.ts'
import type { AccountsFeature } from '../features/accounts/index.ts'
import type { AlarmsFeature } from '../features/alarms/index.ts'
import type { AttachmentsFeature } from '../features/attachments/index.ts'
import type { BedsFeature } from '../features/beds/index.ts'
import type { EvidenceContributor } from '../features/binder/index.ts'
import { type DevicesFeature, deviceTestDays } from '../features/devices/index.ts'
import { createDrillsFeature } from '../features/drills/index.ts'
import type { DutyContributor } from '../features/duties/index.ts'
import type { FacilityFeature } from '../features/facility/index.ts'
import { createFireEquipmentFeature } from '../features/fire-equipment/index.ts'
import { createFireSafetyFeature, type FireTimelineContributor } from '../features/fire-safety/index.ts'
import { createFireStationFeature } from '../features/fire-station/index.ts'
import { createHazardsFeature } from '../features/hazards/index.ts'
import type { ResidentsFeature } from '../features/residents/index.ts'
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
  const { base, displayNameOf, staff, devices, alarms, care, attachments } = options
  const requireAttachments = attachments.require
  const timelineContributors: FireTimelineContributor[] = []
  const findAlarm = (id: AlarmId) => alarms.service.get(id).alarm
  const fireEquipment = createFireEquipmentFeature({
    ...{ ...base, displayNameOf },
    detectors: () =>
      new Map(
        devices.service
          .list()
          .flatMap(({ id, role, name, lastTestedAt, lastHeardAt, testDueOn, isSilent }) =>
            role === 'smoke' || role === 'gas'
              ? [[id, { name, lastTestedAt, lastHeardAt, testDueOn, isSilent }] as const]
              : [],
          ),
      ),
  })
  const hazards = createHazardsFeature({ ...base, displayNameOf, requireAttachments, findAlarm })
  const drills = createDrillsFeature({ ...base, displayNameOf, requireAttachments, findAlarm })
  const fireStation = createFireStationFeature({
    ...{ ...base, displayNameOf, requireAttachments, staff: () => staff.service.list() },
    dutyCells: care.features.dutyRoster.listBetween,
  })
  const fireSafety = createFireSafetyFeature({
    ...{ records: base.records, equipment: fireEquipment, hazards, drills, station: fireStation },
    ...{ listDevices: devices.service.list, testEveryDays: deviceTestDays, contributors: () => timelineContributors },
  })
  const fire = [fireEquipment, hazards, drills, fireStation]
  const dutyContributors: DutyContributor[] = fire.map((feature) => feature.dutyContributor)
  const evidenceContributors: EvidenceContributor[] = [...fire, fireSafety].map((each) => each.evidenceContributor)
  return {
    features: { fireSafety, fireEquipment, hazards, drills, fireStation },
    ...{ dutyContributors, evidenceContributors },
  }
}
