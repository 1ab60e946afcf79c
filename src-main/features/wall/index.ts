// The live wall of beds and places.
import { implement } from '@orpc/server'
import { isAllowed } from '#shared/contract/permissions.ts'
import { withoutTileVitals } from '#shared/features/wall/tile-privacy.rules.ts'
import { type BedTile, wallContract } from '#shared/features/wall/wall.contract.ts'
import { mapFeed } from '../../rpc/live-feed.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { createWallService, type WallServiceOptions } from './wall.service.ts'

export { buildBedTile } from './bed-tile.ts'
export { buildPlaceChip, hasChip } from './place-chip.ts'

const api = implement(wallContract).$context<RequestContext>()

/** What the feature needs: the clock, the events, the devices and alarms features, where beds are and who has them. */
export type WallDependencies = WallServiceOptions

/** Builds the feature. `service.refresh()` after rooms, beds or occupants changed; `start` after the devices are loaded. */
export function createWallFeature(deps: WallDependencies) {
  const service = createWallService(deps)
  const blind = <Part extends { tiles: BedTile[] }>(part: Part): Part => ({
    ...part,
    tiles: part.tiles.map(withoutTileVitals),
  })
  return {
    router: api.router({
      watch: api.watch.handler(({ signal, context }) => {
        const feed = service.watch(signal)
        if (isAllowed(context.actor.roles, 'vitals.read')) return feed
        return mapFeed(feed, { snapshot: blind, change: blind })
      }),
    }),
    service,
    start: service.start,
    stop: service.stop,
  }
}

/** The running feature. */
export type WallFeature = ReturnType<typeof createWallFeature>
