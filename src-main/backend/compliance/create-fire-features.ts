// Builds the features of fire safety and tells each what it needs of the others.
import { dayOf } from '#shared/contract/days.ts'
import type { AlarmId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { deviceTestDays } from '../../features/devices/index.ts'
import { createDrillsFeature } from '../../features/drills/index.ts'
import { createFireEquipmentFeature } from '../../features/fire-equipment/index.ts'
import { createFirePatrolsFeature } from '../../features/fire-patrols/index.ts'
import { createFireSafetyFeature, type FireTimelineContributor } from '../../features/fire-safety/index.ts'
import { createFireStationFeature } from '../../features/fire-station/index.ts'
import { createHazardsFeature } from '../../features/hazards/index.ts'
import { createSelfChecksFeature } from '../../features/self-checks/index.ts'
import type { ComplianceFeaturesOptions } from './compliance-options.ts'

export function createFireFeatures(options: ComplianceFeaturesOptions) {
  const { base, displayNameOf, accounts, staff, devices, alarms, care, attachments } = options
  const { floorPlans, findRollCall, settleDraft } = options
  const requireAttachments = attachments.require
  const findAlarm = (id: AlarmId) => alarms.service.get(id).alarm
  const fireEquipment = createFireEquipmentFeature({
    ...{ ...base, displayNameOf, requireAttachments },
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
  const hazards = createHazardsFeature({ ...base, displayNameOf, requireAttachments, settleDraft, findAlarm })
  const drills = createDrillsFeature({ ...base, displayNameOf, requireAttachments, findAlarm, findRollCall })
  const fireStation = createFireStationFeature({
    ...{ ...base, displayNameOf, requireAttachments, staff: () => staff.service.list() },
    dutyCells: care.features.dutyRoster.listBetween,
  })
  const fireSafety = createFireSafetyFeature({
    ...{ records: base.records, equipment: fireEquipment, hazards, drills, station: fireStation },
    ...{ listDevices: devices.service.list, testEveryDays: deviceTestDays, contributors: () => [patrolFindings] },
  })
  const patrolFindings: FireTimelineContributor = ({ from, until }) =>
    firePatrols.fireFindings(from, until).map(({ visitId, item, at, place, text }) => ({
      ...{ key: `patrol-finding:${visitId}:${item}`, kind: 'patrol-finding', at, hasTime: true, outcome: null },
      ...{ values: { place, text }, link: screenLinks.firePatrolsOf(dayOf(at)) },
    }))
  const fire = [fireEquipment, hazards, drills, fireStation]
  const walked = { ...base, displayNameOf, confirmPerson: accounts.confirmPerson, requirePhotos: requireAttachments }
  const firePatrols = createFirePatrolsFeature({
    ...{ ...walked, alarms },
    drawingOf: (id) => floorPlans.service.list().find(({ floorId }) => floorId === id)?.drawing ?? null,
  })
  const selfChecks = createSelfChecksFeature({ ...walked, firstPatrolOn: firePatrols.firstPointOn })
  return {
    features: { fireSafety, fireEquipment, hazards, drills, fireStation, firePatrols, selfChecks },
    dutyContributors: [...fire, firePatrols, selfChecks].map((feature) => feature.dutyContributor),
    evidenceContributors: [
      ...[...fire, fireSafety].map((each) => each.evidenceContributor),
      ...firePatrols.evidenceContributors,
      ...selfChecks.evidenceContributors,
    ],
  }
}
