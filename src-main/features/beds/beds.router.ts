import { implement } from '@orpc/server'
import type { Day } from '#shared/contract/primitives.ts'
import { bedsContract } from '#shared/features/beds/beds.contract.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { BedMapReader } from './bed-map.ts'
import type { BedsService } from './beds.service.ts'

const api = implement(bedsContract).$context<RequestContext>()

export function createBedsRouter(service: BedsService, reader: BedMapReader, today: () => Day) {
  return api.router({
    map: api.map.handler(({ input }) => reader.map(input.on ?? today())),
    history: api.history.handler(({ input }) => reader.history(input.bedId)),
    addRooms: api.addRooms.handler(({ input, context }) => service.addRooms(input, context.actor)),
    addBed: api.addBed.handler(({ input, context }) => service.addBed(input, context.actor)),
    changeType: api.changeType.handler(({ input, context }) => service.changeType(input, context.actor)),
    block: api.block.handler(({ input, context }) => service.block(input, context.actor)),
    unblock: api.unblock.handler(({ input, context }) => service.unblock(input, context.actor)),
    close: api.close.handler(({ input, context }) => {
      service.close(input, context.actor)
      return { ok: true } as const
    }),
  })
}
