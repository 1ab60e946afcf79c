// Joins the features' contracts. The one contract served over MessagePort and WebSocket.
import type { ContractRouterClient } from '@orpc/contract'
import { accountsContract } from '../features/accounts/accounts.contract.ts'
import { alarmQualityContract } from '../features/alarm-quality/alarm-quality.contract.ts'
import { alarmsContract } from '../features/alarms/alarms.contract.ts'
import { assessmentsContract } from '../features/assessments/assessments.contract.ts'
import { attachmentsContract } from '../features/attachments/attachments.contract.ts'
import { auditContract } from '../features/audit/audit.contract.ts'
import { automationContract } from '../features/automation/automation.contract.ts'
import { awardsContract } from '../features/awards/awards.contract.ts'
import { badgesContract } from '../features/badges/badges.contract.ts'
import { bedsContract } from '../features/beds/beds.contract.ts'
import { binderContract } from '../features/binder/binder.contract.ts'
import { careOrdersContract } from '../features/care-orders/care-orders.contract.ts'
import { carePlansContract } from '../features/care-plans/care-plans.contract.ts'
import { careTasksContract } from '../features/care-tasks/care-tasks.contract.ts'
import { chartsContract } from '../features/charts/charts.contract.ts'
import { consoleHealthContract } from '../features/console-health/console-health.contract.ts'
import { deviceProfilesContract } from '../features/device-profiles/device-profiles.contract.ts'
import { devicesContract } from '../features/devices/devices.contract.ts'
import { draftsContract } from '../features/drafts/drafts.contract.ts'
import { drillsContract } from '../features/drills/drills.contract.ts'
import { dutiesContract } from '../features/duties/duties.contract.ts'
import { dutyCalendarContract } from '../features/duty-calendar/duty-calendar.contract.ts'
import { dutyRosterContract } from '../features/duty-roster/duty-roster.contract.ts'
import { emergencyContract } from '../features/emergency/emergency.contract.ts'
import { facilityContract } from '../features/facility/facility.contract.ts'
import { fireEquipmentContract } from '../features/fire-equipment/fire-equipment.contract.ts'
import { firePatrolsContract } from '../features/fire-patrols/fire-patrols.contract.ts'
import { fireSafetyContract } from '../features/fire-safety/fire-safety.contract.ts'
import { fireStationContract } from '../features/fire-station/fire-station.contract.ts'
import { floorPlansContract } from '../features/floor-plans/floor-plans.contract.ts'
import { foodSamplesContract } from '../features/food-samples/food-samples.contract.ts'
import { handoverContract } from '../features/handover/handover.contract.ts'
import { hazardsContract } from '../features/hazards/hazards.contract.ts'
import { healthFilesContract } from '../features/health-files/health-files.contract.ts'
import { houseRecordsContract } from '../features/house-records/house-records.contract.ts'
import { incidentsContract } from '../features/incidents/incidents.contract.ts'
import { infectionsContract } from '../features/infections/infections.contract.ts'
import { inspectionsContract } from '../features/inspections/inspections.contract.ts'
import { longTermCareContract } from '../features/long-term-care/long-term-care.contract.ts'
import { maintenanceContract } from '../features/maintenance/maintenance.contract.ts'
import { medicationContract } from '../features/medication/medication.contract.ts'
import { partnershipsContract } from '../features/partnerships/partnerships.contract.ts'
import { referralsContract } from '../features/referrals/referrals.contract.ts'
import { replayContract } from '../features/replay/replay.contract.ts'
import { reportsContract } from '../features/reports/reports.contract.ts'
import { residentsContract } from '../features/residents/residents.contract.ts'
import { risksContract } from '../features/risks/risks.contract.ts'
import { rollCallContract } from '../features/roll-call/roll-call.contract.ts'
import { rosterContract } from '../features/roster/roster.contract.ts'
import { roundsContract } from '../features/rounds/rounds.contract.ts'
import { selfChecksContract } from '../features/self-checks/self-checks.contract.ts'
import { selfScoresContract } from '../features/self-scores/self-scores.contract.ts'
import { staffContract } from '../features/staff/staff.contract.ts'
import { staffFilesContract } from '../features/staff-files/staff-files.contract.ts'
import { stationsContract } from '../features/stations/stations.contract.ts'
import { trainingContract } from '../features/training/training.contract.ts'
import { vitalsContract } from '../features/vitals/vitals.contract.ts'
import { wallContract } from '../features/wall/wall.contract.ts'

export const appContract = {
  accounts: accountsContract,
  facility: facilityContract,
  staff: staffContract,
  staffFiles: staffFilesContract,
  training: trainingContract,
  awards: awardsContract,
  beds: bedsContract,
  floorPlans: floorPlansContract,
  residents: residentsContract,
  roster: rosterContract,
  attachments: attachmentsContract,
  drafts: draftsContract,
  binder: binderContract,
  houseRecords: houseRecordsContract,
  dutyCalendar: dutyCalendarContract,
  selfScores: selfScoresContract,
  incidents: incidentsContract,
  inspections: inspectionsContract,
  foodSamples: foodSamplesContract,
  emergency: emergencyContract,
  devices: devicesContract,
  deviceProfiles: deviceProfilesContract,
  wall: wallContract,
  stations: stationsContract,
  alarms: alarmsContract,
  automation: automationContract,
  badges: badgesContract,
  vitals: vitalsContract,
  assessments: assessmentsContract,
  careOrders: careOrdersContract,
  carePlans: carePlansContract,
  careTasks: careTasksContract,
  charts: chartsContract,
  risks: risksContract,
  medication: medicationContract,
  infections: infectionsContract,
  replay: replayContract,
  alarmQuality: alarmQualityContract,
  rollCall: rollCallContract,
  dutyRoster: dutyRosterContract,
  handover: handoverContract,
  rounds: roundsContract,
  partnerships: partnershipsContract,
  healthFiles: healthFilesContract,
  referrals: referralsContract,
  longTermCare: longTermCareContract,
  fireSafety: fireSafetyContract,
  fireEquipment: fireEquipmentContract,
  hazards: hazardsContract,
  drills: drillsContract,
  fireStation: fireStationContract,
  firePatrols: firePatrolsContract,
  selfChecks: selfChecksContract,
  reports: reportsContract,
  duties: dutiesContract,
  maintenance: maintenanceContract,
  consoleHealth: consoleHealthContract,
  audit: auditContract,
}

/** The typed client every host and the renderer use. */
export type AppClient = ContractRouterClient<typeof appContract>
