// Fire patrols as the shell sees them; their entry of the menu is that of fire safety.
import type { Feature } from '../../app/feature.ts'

export const firePatrolsFeature: Feature = {
  name: 'fire-patrols',
  routes: [
    {
      path: '/fire-safety/patrols',
      lazy: async () => ({ Component: (await import('./patrols-page.tsx')).PatrolsPage }),
    },
    { path: '/fire-safety/points', lazy: async () => ({ Component: (await import('./points-page.tsx')).PointsPage }) },
    {
      path: '/fire-safety/points/plan/:floorId?',
      lazy: async () => ({ Component: (await import('./point-plan-page.tsx')).PointPlanPage }),
    },
    {
      path: '/fire-safety/points/labels',
      lazy: async () => ({ Component: (await import('./point-labels-page.tsx')).PointLabelsPage }),
    },
  ],
}
