import { implement } from '@orpc/server'
import { isAllowed } from '#shared/contract/permissions.ts'
import { personalCapabilities } from '#shared/features/devices/capabilities.ts'
import { type Device, devicesContract } from '#shared/features/devices/devices.contract.ts'
import type { Actor, RequestContext } from '../../rpc/request-context.ts'
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

/** Whoever may not see vitals sees that the device speaks, not what it says of a person. */
function visibleTo(actor: Actor, device: Device): Device {
  if (isAllowed(actor.roles, 'vitals.read')) return device
  return { ...device, latest: device.latest.filter((reading) => !personalCapabilities.has(reading.capability)) }
}

export function createDevicesRouter({ devices, gateways, ingest, bedHistory }: DevicesRouterDependencies) {
  return api.router({
    list: api.list.handler(({ context }) => devices.list().map((device) => visibleTo(context.actor, device))),
    get: api.get.handler(({ input, context }) => visibleTo(context.actor, devices.get(input.id))),
    inboxTopics: api.inboxTopics.handler(() => ingest.inboxTopics()),
    brokerStatus: api.brokerStatus.handler(() => ingest.status()),
    bindTo: api.bindTo.handler(({ input, context }) => devices.bind(input, context.actor)),
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
