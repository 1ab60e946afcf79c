import { implement } from '@orpc/server'
import { devicesContract } from '#shared/features/devices/devices.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { BedMinute } from './bed-history.ts'
import type { DeviceIngest } from './device-ingest.ts'
import type { DevicesService } from './devices.service.ts'
import type { GatewaysService } from './gateways.service.ts'

const api = implement(devicesContract).$context<RequestContext>()

export type DevicesRouterDependencies = {
  devices: DevicesService
  gateways: GatewaysService
  ingest: DeviceIngest
  bedHistory: (input: { bedId: string; from: number; to: number }) => { minutes: BedMinute[] }
}

export function createDevicesRouter({ devices, gateways, ingest, bedHistory }: DevicesRouterDependencies) {
  return api.router({
    list: api.list.handler(() => devices.list()),
    get: api.get.handler(({ input }) => devices.get(input.id)),
    inboxTopics: api.inboxTopics.handler(() => ingest.inboxTopics()),
    brokerStatus: api.brokerStatus.handler(() => ingest.status()),
    attach: api.attach.handler(({ input, context }) => devices.bind(input, context.actor)),
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
