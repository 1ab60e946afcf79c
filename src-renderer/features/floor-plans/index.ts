// Floor plans as the shell, the wall and fire safety use them.
import { lazy } from 'react'
import type { Feature } from '../../app/feature.ts'

/** The drawn floor with the live states of its rooms; loads when first shown, so put it under a Suspense. */
export const LivePlan = lazy(async () => ({ default: (await import('./live-plan.tsx')).LivePlan }))

export const floorPlansFeature: Feature = {
  name: 'floor-plans',
  navigation: {
    labelKey: 'floor-plans:title',
    to: '/floor-plans',
    group: 'office',
    order: 22,
    permission: 'beds.read',
  },
  routes: [
    {
      path: '/floor-plans/:floorId?',
      lazy: async () => ({ Component: (await import('./floor-plan-page.tsx')).FloorPlanPage }),
    },
  ],
}
