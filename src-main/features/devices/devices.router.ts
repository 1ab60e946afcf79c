import { implement } from '@orpc/server'
import { isAllowed } from '#shared/contract/permissions.ts'
import { batteryTrend } from '#shared/features/devices/battery-trend.rules.ts'
import { personalCapabilities } from '#shared/features/devices/capabilities.ts'
import type { BatteryTrend, DeviceSuggestions } from '#shared/features/devices/device-register.model.ts'
import { type Device, devicesContract } from '#shared/features/devices/devices.contract.ts'
import type { Actor, RequestContext } from '../../rpc/request-context.ts'
import type { BedMinute } from './bed-history.ts'
import type { CoverageService } from './coverage.service.ts'
import type { DeviceIngest } from './device-ingest.ts'
import type { DevicesService } from './devices.service.ts'
import type { GatewaysService } from './gateways.service.ts'
import type { TestRoundsService } from './test-rounds.service.ts'
import type { TopicsService } from './topics.service.ts'
import type { WalkTestsService } from './walk-tests.service.ts'

const api = implement(devicesContract).$context<RequestContext>()

export type DevicesRouterDependencies = {
  devices: DevicesService
  gateways: GatewaysService
  ingest: DeviceIngest
  topics: TopicsService
  walkTests: WalkTestsService
  rounds: TestRoundsService
  coverage: CoverageService
  suggestions: () => DeviceSuggestions[]
  batteryDays: (id: string) => BatteryTrend['days']
  bedHistory: (input: { bedId: string; from: number; to: number }) => { minutes: BedMinute[] }
}

/** Whoever may not see vitals sees that the device speaks, not what it says of a person. */
function visibleTo(actor: Actor, device: Device): Device {
  if (isAllowed(actor.roles, 'vitals.read')) return device
  return { ...device, latest: device.latest.filter((reading) => !personalCapabilities.has(reading.capability)) }
}

export function createDevicesRouter(deps: DevicesRouterDependencies) {
  const { devices, gateways, ingest, bedHistory, walkTests, rounds, coverage, topics } = deps
  return api.router({
    list: api.list.handler(({ context }) => devices.list().map((device) => visibleTo(context.actor, device))),
    get: api.get.handler(({ input, context }) => visibleTo(context.actor, devices.get(input.id))),
    inboxTopics: api.inboxTopics.handler(() => topics.list()),
    ignoreTopic: api.ignoreTopic.handler(({ input, context }) => topics.ignore(input, context.actor)),
    brokerStatus: api.brokerStatus.handler(() => ingest.status()),
    bindTo: api.bindTo.handler(({ input, context }) => devices.bind(input, context.actor)),
    bindMany: api.bindMany.handler(({ input, context }) =>
      devices.bindMany(input.bindings, context.actor).map((device) => visibleTo(context.actor, device)),
    ),
    suggestions: api.suggestions.handler(() => deps.suggestions()),
    saveDetails: api.saveDetails.handler(({ input, context }) =>
      visibleTo(context.actor, devices.saveDetails(input, context.actor)),
    ),
    batteryTrend: api.batteryTrend.handler(({ input }) => batteryTrend(deps.batteryDays(devices.get(input.id).id))),
    coverage: api.coverage.handler(() => coverage.get()),
    exemptFromCoverage: api.exemptFromCoverage.handler(({ input, context }) => coverage.exempt(input, context.actor)),
    endExemption: api.endExemption.handler(({ input, context }) => coverage.endExemption(input.id, context.actor)),
    startWalkTest: api.startWalkTest.handler(({ input, context }) => walkTests.start(input.id, context.actor)),
    runningWalkTest: api.runningWalkTest.handler(({ input }) => walkTests.running(input.id)),
    judgeWalkTestStep: api.judgeWalkTestStep.handler(({ input }) => walkTests.judge(input)),
    finishWalkTest: api.finishWalkTest.handler(({ input, context }) => walkTests.finish(input, context.actor)),
    walkTests: api.walkTests.handler(({ input }) => walkTests.list(input.id)),
    getWalkTest: api.getWalkTest.handler(({ input }) => walkTests.get(input.testId)),
    startTestRound: api.startTestRound.handler(({ input, context }) => rounds.start(input, context.actor)),
    testRounds: api.testRounds.handler(() => rounds.list()),
    finishTestRound: api.finishTestRound.handler(({ input, context }) => rounds.finish(input, context.actor)),
    unbind: api.unbind.handler(({ input, context }) => devices.unbind(input, context.actor)),
    ignore: api.ignore.handler(({ input, context }) => devices.ignore(input, context.actor)),
    setOutOfService: api.setOutOfService.handler(({ input, context }) => devices.setOutOfService(input, context.actor)),
    returnToService: api.returnToService.handler(({ input, context }) =>
      devices.returnToService(input.id, context.actor),
    ),
    recordTest: api.recordTest.handler(({ input, context }) => devices.recordTest(input.id, context.actor)),
    bedHistory: api.bedHistory.handler(({ input }) => bedHistory(input)),
    gateways: api.gateways.handler(() => gateways.list()),
    addGateway: api.addGateway.handler(({ input, context }) => gateways.add(input, context.actor)),
    setGatewayEnabled: api.setGatewayEnabled.handler(({ input, context }) => gateways.setEnabled(input, context.actor)),
  })
}
