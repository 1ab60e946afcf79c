// The list of features the console has. A feature adds one import and one entry here; its menu item and pages follow from it.
import type { RouteObject } from 'react-router'
import { RouteError } from './error-boundary.tsx'
import type { Feature } from './feature.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { ShellRoute } from './shell/shell-route.tsx'

export const features: readonly Feature[] = []

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
