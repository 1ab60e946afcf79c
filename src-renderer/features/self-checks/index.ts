// Self-checks as the shell sees them; their entry of the menu is that of fire safety.
import type { Feature } from '../../app/feature.ts'

export const selfChecksFeature: Feature = {
  name: 'self-checks',
  routes: [
    { path: '/fire-safety/checks', lazy: async () => ({ Component: (await import('./checks-page.tsx')).ChecksPage }) },
    {
      path: '/fire-safety/checks/:id',
      lazy: async () => ({ Component: (await import('./check-page.tsx')).CheckPage }),
    },
  ],
}
