import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createMemoryRouter, type RouteObject } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { createQueryClient, Providers } from '../../src-renderer/app/providers.tsx'

export const testNow = Date.UTC(2026, 10, 22, 1, 0, 0)

/** Renders one element with everything a page may count on; the clock stands at 2026-11-22 09:00 Asia/Shanghai. */
export function renderScreen(element: ReactNode, now: () => number = () => testNow) {
  return renderRoutes([{ path: '*', element }], '/', now)
}

export function renderRoutes(routes: RouteObject[], address: string, now: () => number = () => testNow) {
  const router = createMemoryRouter(routes, { initialEntries: [address] })
  const view = render(
    <Providers queryClient={createQueryClient()} now={now}>
      <RouterProvider router={router} />
    </Providers>,
  )
  return { ...view, router }
}
