import { implement } from '@orpc/server'
import { deviceProfilesContract } from '#shared/features/device-profiles/device-profiles.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { DeviceProfilesService } from './device-profiles.service.ts'

const api = implement(deviceProfilesContract).$context<RequestContext>()

export function createDeviceProfilesRouter(profiles: DeviceProfilesService) {
  return api.router({
    list: api.list.handler(() => profiles.list()),
    messages: api.messages.handler(({ input }) => profiles.messages(input.topic)),
    replay: api.replay.handler(({ input }) => profiles.replay(input.profile, input.topic)),
    save: api.save.handler(({ input, context }) => profiles.save(input, context.actor)),
    retire: api.retire.handler(({ input, context }) => profiles.retire(input, context.actor)),
  })
}
