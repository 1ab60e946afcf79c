import { implement } from '@orpc/server'
import { isAllowed } from '#shared/contract/permissions.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { bedsContract } from '#shared/features/beds/beds.contract.ts'
import type { BedMap } from '#shared/features/beds/beds.model.ts'
import type { Actor, RequestContext } from '../../rpc/request-context.ts'
import type { BedMapReader } from './bed-map.ts'
import type { BedsService } from './beds.service.ts'

const api = implement(bedsContract).$context<RequestContext>()

/** Names and ability levels are for those who may read residents; others see only that a bed is taken. */
function visibleTo(actor: Actor, map: BedMap): BedMap {
  if (isAllowed(actor.roles, 'residents.read')) return map
  return { ...map, beds: map.beds.map((bed) => ({ ...bed, occupant: null })) }
}

export function createBedsRouter(service: BedsService, reader: BedMapReader, today: () => Day) {
  return api.router({
    map: api.map.handler(({ input, context }) => visibleTo(context.actor, reader.map(input.on ?? today()))),
    history: api.history.handler(({ input, context }) => {
      const history = reader.history(input.bedId)
      return isAllowed(context.actor.roles, 'residents.read') ? history : { ...history, stays: [] }
    }),
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
