// Joins the features' routers under one guard. Nothing reaches a handler without passing it.
import { implement } from '@orpc/server'
import { appContract } from '#shared/contract/app-contract.ts'
import { createGuard, type GuardOptions } from '../rpc/guard.ts'
import type { ConnectionContext } from '../rpc/request-context.ts'
import type { Features } from './create-features.ts'

export type AppRouter = ReturnType<typeof createAppRouter>

export function createAppRouter(features: Features, guard: GuardOptions) {
  const api = implement(appContract).$context<ConnectionContext>().use(createGuard(guard))
  return api.router({
    accounts: features.accounts.router,
    facility: features.facility.router,
    staff: features.staff.router,
    staffFiles: features.staffFiles.router,
    training: features.training.router,
    awards: features.awards.router,
    beds: features.beds.router,
    floorPlans: features.floorPlans.router,
    residents: features.residents.router,
    roster: features.roster.router,
    houseRecords: features.houseRecords.router,
    selfScores: features.selfScores.router,
    dutyCalendar: features.dutyCalendar.router,
    binder: features.binder.router,
    attachments: features.attachments.router,
    drafts: features.drafts.router,
    incidents: features.incidents.router,
    inspections: features.inspections.router,
    foodSamples: features.foodSamples.router,
    emergency: features.emergency.router,
    devices: features.devices.router,
    deviceProfiles: features.deviceProfiles.router,
    wall: features.wall.router,
    stations: features.stations.router,
    alarms: features.alarms.router,
    automation: features.automation.router,
    badges: features.badges.router,
    vitals: features.vitals.router,
    assessments: features.assessments.router,
    careOrders: features.careOrders.router,
    carePlans: features.carePlans.router,
    careTasks: features.careTasks.router,
    charts: features.charts.router,
    risks: features.risks.router,
    medication: features.medication.router,
    infections: features.infections.router,
    alarmQuality: features.alarmQuality.router,
    replay: features.replay.router,
    rollCall: features.rollCall.router,
    dutyRoster: features.dutyRoster.router,
    handover: features.handover.router,
    rounds: features.rounds.router,
    partnerships: features.partnerships.router,
    healthFiles: features.healthFiles.router,
    referrals: features.referrals.router,
    longTermCare: features.longTermCare.router,
    fireSafety: features.fireSafety.router,
    fireEquipment: features.fireEquipment.router,
    hazards: features.hazards.router,
    drills: features.drills.router,
    fireStation: features.fireStation.router,
    firePatrols: features.firePatrols.router,
    selfChecks: features.selfChecks.router,
    reports: features.reports.router,
    duties: features.duties.router,
    maintenance: features.maintenance.router,
    consoleHealth: features.consoleHealth.router,
    audit: features.audit.router,
  })
}
