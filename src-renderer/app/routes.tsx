// The list of features the console has. A feature adds one import and one entry here; its menu item and pages follow from it.
import type { RouteObject } from 'react-router'
import { bedsFeature } from '../features/beds/index.tsx'
import { incidentsFeature } from '../features/incidents/index.tsx'
import { reportsFeature } from '../features/reports/index.tsx'
import { residentsFeature } from '../features/residents/index.tsx'
import { rosterFeature } from '../features/roster/index.tsx'
import { RouteError } from './error-boundary.tsx'
import type { Feature } from './feature.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { ShellRoute } from './shell/shell-route.tsx'

export const features: readonly Feature[] = [
  residentsFeature,
  rosterFeature,
  bedsFeature,
  incidentsFeature,
  reportsFeature,
]

export function createRoutes(list: readonly Feature[] = features): RouteObject[] {
  return [
    {
      errorElement: <RouteError />,
      children: [
        ...list.flatMap((feature) => feature.bareRoutes ?? []),
        {
          element: <ShellRoute features={list} />,
          children: [
            {
              errorElement: <RouteError />,
              children: [...list.flatMap((feature) => feature.routes ?? []), { path: '*', element: <NotFoundPage /> }],
            },
          ],
        },
      ],
    },
  ]
}
