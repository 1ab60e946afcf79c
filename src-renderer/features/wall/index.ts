// The wall as the shell and Today use it.
import type { Feature } from '../../app/feature.ts'
import { useUnacknowledgedCount } from '../alarms/index.ts'

export { Tile } from './components/tile.tsx'
export { tileViewOf } from './tile-state.ts'
export { useWall, type WallBed } from './use-wall.ts'

export const wallFeature: Feature = {
  name: 'wall',
  navigation: {
    labelKey: 'shell:nav.wall',
    to: '/wall',
    group: 'top',
    order: 20,
    permission: 'wall.watch',
    useCount: useUnacknowledgedCount,
  },
  bareRoutes: [
    { path: '/wall', lazy: async () => ({ Component: (await import('./wall-page.tsx')).WallPage }) },
    { path: '/wall/bed/:id', lazy: async () => ({ Component: (await import('./bed-page.tsx')).BedPage }) },
  ],
}
