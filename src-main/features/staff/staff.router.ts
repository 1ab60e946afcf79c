import { implement } from '@orpc/server'
import { staffContract } from '#shared/features/staff/staff.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { StaffService } from './staff.service.ts'

const api = implement(staffContract).$context<RequestContext>()

export function createStaffRouter(service: StaffService) {
  return api.router({
    list: api.list.handler(({ input }) => service.list(input.on)),
    hire: api.hire.handler(({ input, context }) => service.hire(input, context.actor)),
    update: api.update.handler(({ input, context }) => service.update(input, context.actor)),
    changePost: api.changePost.handler(({ input, context }) => service.changePost(input, context.actor)),
    leave: api.leave.handler(({ input, context }) => service.leave(input, context.actor)),
  })
}
