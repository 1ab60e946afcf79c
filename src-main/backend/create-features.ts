// Builds every feature and tells each what it needs of the others. The only file that knows them all.
import { createAccountsFeature } from '../features/accounts/index.ts'
import { createAlarmQualityFeature } from '../features/alarm-quality/index.ts'
import { type AlarmsEvents, type AlarmsFeature, createAlarmsFeature } from '../features/alarms/index.ts'
import { createAttachmentsFeature } from '../features/attachments/index.ts'
import { createAuditFeature } from '../features/audit/index.ts'
import { type AutomationFeature, createAutomationFeature } from '../features/automation/index.ts'
import { createBadgesFeature } from '../features/badges/index.ts'
import { type BedsEvents, createBedsFeature } from '../features/beds/index.ts'
import { createConsoleHealthFeature } from '../features/console-health/index.ts'
import { createDeviceProfilesFeature } from '../features/device-profiles/index.ts'
import { createDevicesFeature, type DevicesEvents, type DevicesFeature } from '../features/devices/index.ts'
import { createDutiesFeature } from '../features/duties/index.ts'
import { createFacilityFeature } from '../features/facility/index.ts'
import { createFloorPlansFeature } from '../features/floor-plans/index.ts'
import { createMaintenanceFeature } from '../features/maintenance/index.ts'
import { createReplayFeature } from '../features/replay/index.ts'
import { createReportsFeature } from '../features/reports/index.ts'
import { createResidentsFeature, type ResidentsEvents, type ResidentsFeature } from '../features/residents/index.ts'
import { createRollCallFeature } from '../features/roll-call/index.ts'
import { createRosterFeature } from '../features/roster/index.ts'
import { createStaffFeature } from '../features/staff/index.ts'
import { createStationsFeature, type StationsEvents } from '../features/stations/index.ts'
import { createVitalsFeature } from '../features/vitals/index.ts'
import { createWallFeature } from '../features/wall/index.ts'
import { createDomainEvents } from '../platform/domain-events.ts'
import { monotonicMs, statDisk } from '../platform/machine.ts'
import { dataFolderPaths } from '../platform/paths.ts'
import type { BackendOptions } from './create-backend.ts'
import { type CareFeatures, createCareFeatures } from './create-care-features.ts'
import { type ComplianceFeatures, createComplianceFeatures } from './create-compliance-features.ts'
import { homeChecks } from './home-checks.ts'
import { createHousePicture } from './house-picture.ts'
import { createNightRules } from './night-rules.ts'
import type { OpenHome } from './open-home.ts'
import { verifyHome } from './verify-home.ts'
import { verifyInThread } from './verify-in-thread.ts'

/** Every domain event of the house. */
export type AppEvents = BedsEvents & ResidentsEvents & DevicesEvents & AlarmsEvents & StationsEvents
export type FeaturesOptions = BackendOptions & { home: OpenHome; newId: () => string; appVersion: string }
export type Features = ReturnType<typeof createFeatures>

export function createFeatures(options: FeaturesOptions) {
  const { clock, logger, newId, home, appVersion } = options
  const { records, telemetry } = home
  const base = { records, clock, newId }
  const events = createDomainEvents<AppEvents>(logger)

  const facility = createFacilityFeature({ records, clock, logger })
  const accounts = createAccountsFeature({
    ...base,
    logger,
    facility: facility.service,
    appVersion,
    ...(options.hashCost ? { cost: options.hashCost } : {}),
  })
  const { displayNameOf } = accounts
  const staff = createStaffFeature(base)
  const attachments = createAttachmentsFeature({ ...base, displayNameOf })
  // Beds ask who lies in them, residents ask where beds are: the one asks only when a call comes.
  const beds = createBedsFeature({ ...base, events, occupancy: () => residents.bedOccupancy })
  const residents: ResidentsFeature = createResidentsFeature({
    ...{ ...base, events, beds, displayNameOf },
    timelineContributors: () => [
      ...care.timelineContributors,
      ...[alarms, vitals].map((each) => each.timelineContributor),
    ],
  })
  const floorPlans = createFloorPlansFeature({ ...base, places: beds, displayNameOf })
  const roster = createRosterFeature({ ...base, beds, residents })
  const { places, occupants, people, start: startPicture } = createHousePicture({ clock, events, beds, residents })
  const deviceProfiles = createDeviceProfilesFeature({
    ...{ ...base, displayNameOf },
    topics: { messagesOf: (topic) => devices.messagesOf(topic), forget: (isKnown) => devices.forgetTopics(isKnown) },
  })
  const devices: DevicesFeature = createDevicesFeature({
    profiles: deviceProfiles,
    ...{ ...base, telemetry, events, logger, places },
    settings: {
      get: facility.service.settings,
      externalPassword: facility.service.externalBrokerPassword,
      onChanged: (listener) => facility.service.onSettingsChanged(listener),
    },
    mqtt: { port: options.mqtt.port, clientId: `yian-${home.key.folderId}` },
    ...(options.hashCost ? { hashCost: options.hashCost.pin } : {}),
  })
  const automation: AutomationFeature = createAutomationFeature({
    ...{ ...base, logger, events, devices, places, displayNameOf },
    listOpenAlarms: () => alarms.listOpen(),
  })
  const alarms: AlarmsFeature = createAlarmsFeature({
    ...{ ...base, events, logger, devices, places, occupants, people },
    publishCommand: (command) => automation.sendSiren(command),
  })
  const badges = createBadgesFeature({
    ...{ ...base, events, places, alarms },
    personOf: accounts.personOf,
    key: home.key.key,
    onCard: (card) => compliance.features.training.signInByCard(card),
  })
  const vitals = createVitalsFeature({
    ...{ ...base, events, logger, residents, devices, places, occupants, alarms, displayNameOf },
    limitsOf: alarms.resolveRuleOf,
    nightRules: createNightRules({ alarms, settings: devices.settings }),
  })
  const care: CareFeatures = createCareFeatures({
    ...{ base, displayNameOf, accounts, facility, staff, beds, residents, devices, alarms, vitals },
    fitness: () => compliance.features.staffFiles.fitness,
  })
  const compliance: ComplianceFeatures = createComplianceFeatures({
    ...{ base, displayNameOf, accounts, facility, staff, beds, residents, devices, alarms, vitals, care, attachments },
    floorPlans,
    findRollCall: (id) => rollCall.service.find(id),
    frozenReports: (code) => reports.service.ledger(code),
  })
  const wall = createWallFeature({ clock, events, devices, alarms, places, occupants })

  const rollCall = createRollCallFeature({
    ...{ ...base, logger, events, residents, beds, devices, alarms },
    facilityName: () => facility.service.find()?.name ?? '',
    dataFolder: options.dataFolder,
  })

  const stations = createStationsFeature({
    ...{ ...base, events, displayNameOf, hasBed: (bedId) => places.bed(bedId) !== null },
    settings: { get: facility.service.settings },
  })

  const reports = createReportsFeature({ ...base, appVersion, displayNameOf })
  const { recordsFile, telemetryFile } = dataFolderPaths(options.dataFolder)
  const files = { recordsFile, telemetryFile, key: home.key.key }
  const alarmQuality = createAlarmQualityFeature({
    ...{ records, clock },
    shifts: () => facility.service.settings().shifts,
  })
  const replay = createReplayFeature({
    ...{ ...base, telemetry, logger, events, beds, devices, displayNameOf, files, appVersion },
    settings: devices.settings,
  })
  const maintenance = createMaintenanceFeature({
    ...{ records, clock, logger, appVersion },
    verify: (signal) => verifyInThread(files, signal),
    settings: facility.service.settings,
    homeId: home.key.folderId,
    facts: { get: accounts.fact, set: accounts.setFact },
    dataFolder: options.dataFolder,
    key: home.key.key,
  })
  const consoleHealth = createConsoleHealthFeature({
    ...{ clock, events, devices, alarms, places, stations, appVersion, monotonicMs },
    statDisk: () => statDisk(options.dataFolder),
    lastBackupAt: maintenance.lastBackupAt,
    nightlyFailure: maintenance.nightlyFailure,
    homeId: home.key.folderId,
  })
  const duties = createDutiesFeature({
    ...{ records, clock, displayNameOf },
    contributors: [
      (today, untilOn) => residents.dutyContributor({ today, untilOn }),
      (today, untilOn) => beds.dutyContributor({ today, untilOn }),
      (today, untilOn) => devices.dutyContributor({ today, untilOn }),
      reports.dutyContributor,
      (today) => maintenance.duties(today),
      (today) => vitals.dutyContributor(today),
      ...care.dutyContributors,
      ...compliance.dutyContributors,
    ],
  })
  const audit = createAuditFeature({ records, displayNameOf })
  let stopPicture: (() => void) | undefined

  return {
    events,
    ...care.features,
    ...compliance.features,
    attachments,
    ...{ floorPlans, stations, replay, alarmQuality, rollCall, reports, duties, maintenance, consoleHealth, audit },
    ...{
      accounts,
      facility,
      staff,
      beds,
      residents,
      roster,
      devices,
      deviceProfiles,
      wall,
      alarms,
      vitals,
      automation,
      badges,
    },
    /** Checks everything at once on this thread; screens verify in a thread of its own. */
    verify: () => verifyHome(home, homeChecks),
    /** Timers and MQTT. Alarms listen before devices speak. */
    async startLive(): Promise<void> {
      if (!options.mqtt.isEnabled) return
      stopPicture = startPicture(wall.service.refresh)
      replay.start()
      alarms.start()
      badges.start()
      vitals.start()
      automation.start()
      wall.start()
      rollCall.start()
      stations.start()
      compliance.start()
      await devices.start()
      consoleHealth.start()
      maintenance.start()
    },
    async stopLive(): Promise<void> {
      if (!options.mqtt.isEnabled) return
      await maintenance.stop()
      consoleHealth.stop()
      await devices.stop()
      rollCall.stop()
      compliance.stop()
      stations.stop()
      wall.stop()
      automation.stop()
      vitals.stop()
      badges.stop()
      alarms.stop()
      replay.stop()
      stopPicture?.()
    },
  }
}
