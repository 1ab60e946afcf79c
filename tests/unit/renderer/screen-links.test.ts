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
    selfChecksOf: screenLinks.selfChecksOf('weekly'),
    selfCheck: screenLinks.selfCheck(id),
    hazardFromPatrol: screenLinks.hazardFromPatrol(id, { from: '巡查', place: '大厅', text: '堵塞' }),
    hazardFromCheck: screenLinks.hazardFromCheck(id, { from: '自查', place: '大厅', text: '堵塞' }),
    dutyRoster: screenLinks.dutyRoster('2026-10-01'),
    alarms: screenLinks.alarms(),
    report: screenLinks.report('R02', '2026-10'),
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
