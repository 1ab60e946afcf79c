// @vitest-environment jsdom
import { globSync, readFileSync } from 'node:fs'
import { matchRoutes } from 'react-router'
import { expect, test } from 'vitest'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { createRoutes } from '../../../src-renderer/app/routes.tsx'

const routes = createRoutes()
const opensPage = (address: string) => (matchRoutes(routes, address) ?? []).every(({ route }) => route.path !== '*')

test('each address the console points at opens a page of its own', () => {
  const id = '0199a000-0000-7000-8000-000000000001'
  const addresses = {
    resident: screenLinks.resident(id),
    bed: screenLinks.bed(id),
    device: screenLinks.device(id),
    coverage: screenLinks.coverage(),
    devicesWithoutWalkTest: screenLinks.devicesWithoutWalkTest(),
    risksOf: screenLinks.risksOf(id),
    assessments: screenLinks.assessments(),
    screening: screenLinks.screening('2层'),
    infectionCases: screenLinks.infectionCases(),
    isolations: screenLinks.isolations(),
    vaccinations: screenLinks.vaccinations(),
    vitals: screenLinks.vitals(),
    careTasks: screenLinks.careTasks(),
    carePlanFromRisks: screenLinks.carePlanFromRisks(id, id),
    carePlansOfDay: screenLinks.carePlansOfDay(),
    medication: screenLinks.medication(),
    medicationRound: screenLinks.medicationRound(0),
    medicationOf: screenLinks.medicationOf(id),
    medicationStock: screenLinks.medicationStock(),
    chart: screenLinks.chart(id),
    carePlan: screenLinks.carePlan(id),
    alarm: screenLinks.alarm(id),
    alarmRules: screenLinks.alarmRules(),
    alarmRulesOf: screenLinks.alarmRulesOf(id),
    incident: screenLinks.incident(id),
    incidentFromAlarm: screenLinks.incidentFromAlarm(id),
    handoverOf: screenLinks.handoverOf(1),
    roundsOf: screenLinks.roundsOf('2026-10-01'),
    incidentFromRound: screenLinks.incidentFromRound(id),
    firePatrolsOf: screenLinks.firePatrolsOf('2026-10-01'),
    firePatrolsUnsigned: screenLinks.firePatrolsUnsigned(),
    firePoints: screenLinks.firePoints(),
    firePointsOnFloor: screenLinks.firePointsOnFloor('f1'),
    selfChecksOf: screenLinks.selfChecksOf('weekly'),
    selfCheck: screenLinks.selfCheck(id),
    hazardFromPatrol: screenLinks.hazardFromPatrol(id, { from: '巡查', place: '大厅', text: '堵塞' }),
    hazardFromCheck: screenLinks.hazardFromCheck(id, { from: '自查', place: '大厅', text: '堵塞' }),
    dutyRoster: screenLinks.dutyRoster('2026-10-01'),
    dutyCalendar: screenLinks.dutyCalendar('2026-10'),
    binderOf: screenLinks.binderOf('2026-10-01', '2026-10-31', 'handovers'),
    houseRecords: screenLinks.houseRecords(),
    houseRecord: screenLinks.houseRecord('food-licence'),
    partnerships: screenLinks.partnerships(),
    partnerAgreement: screenLinks.partnerAgreement(id),
    partners: screenLinks.partners(),
    medicalVisits: screenLinks.medicalVisits(),
    fulfilment: screenLinks.fulfilment('2026-10-01'),
    healthFiles: screenLinks.healthFiles(),
    referrals: screenLinks.referrals(),
    teleconsultations: screenLinks.teleconsultations(),
    inspections: screenLinks.inspections(),
    inspection: screenLinks.inspection(id),
    foodSamples: screenLinks.foodSamples(),
    foodSamplesOf: screenLinks.foodSamplesOf('2026-10-01'),
    emergencyPlan: screenLinks.emergencyPlan('fire'),
    emergencySupplies: screenLinks.emergencySupplies(),
    fireSafety: screenLinks.fireSafety(),
    detectors: screenLinks.detectors(),
    fireEquipment: screenLinks.fireEquipment(),
    fireEquipmentPiece: screenLinks.fireEquipmentPiece(id),
    fireEquipmentLook: screenLinks.fireEquipmentLook('2层'),
    hazards: screenLinks.hazards(),
    hazard: screenLinks.hazard(id),
    hazardFromAlarm: screenLinks.hazardFromAlarm(id),
    hazardFromDrill: screenLinks.hazardFromDrill(id),
    drills: screenLinks.drills(),
    drill: screenLinks.drill(id),
    drillFromAlarm: screenLinks.drillFromAlarm(id),
    fireStation: screenLinks.fireStation(),
    alarms: screenLinks.alarms(),
    report: screenLinks.report('R02', '2026-10'),
    staff: screenLinks.staff('papers'),
    staffMember: screenLinks.staffMember(id),
    awards: screenLinks.awards(),
    training: screenLinks.training(),
    trainingSession: screenLinks.trainingSession(id),
    trainingHours: screenLinks.trainingHours('safety'),
    maintenance: screenLinks.maintenance(),
  } satisfies Record<keyof typeof screenLinks, string>
  const dead = Object.values(addresses).filter((address) => !opensPage(address))
  expect(dead).toEqual([])
  expect(opensPage('/no-such-page')).toBe(false)
})

test('the backend writes no address by hand', () => {
  const files = globSync('src-main/**/*.ts')
  const byHand = files.filter((file) => /link:\s*['"`]\//.test(readFileSync(file, 'utf8')))
  expect(files.length).toBeGreaterThan(100)
  expect(byHand).toEqual([])
})
