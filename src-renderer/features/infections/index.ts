// Infection control and vaccination as the shell sees them.
import type { Feature } from '../../app/feature.ts'

export const infectionsFeature: Feature = {
  name: 'infections',
  navigation: {
    ...{ labelKey: 'infections:title', to: '/infections', group: 'care', order: 39, permission: 'infections.read' },
  },
  routes: [
    { path: '/infections', lazy: async () => ({ Component: (await import('./screening-page.tsx')).ScreeningPage }) },
    {
      path: '/infections/cases',
      lazy: async () => ({ Component: (await import('./cases-page.tsx')).CasesPage }),
      children: [{ path: ':id', lazy: async () => ({ Component: (await import('./case-drawer.tsx')).CaseDrawer }) }],
    },
    {
      path: '/infections/isolations',
      lazy: async () => ({ Component: (await import('./isolations-page.tsx')).IsolationsPage }),
    },
    {
      path: '/infections/vaccinations',
      lazy: async () => ({ Component: (await import('./vaccinations-page.tsx')).VaccinationsPage }),
      children: [
        {
          path: ':id',
          lazy: async () => ({ Component: (await import('./vaccination-drawer.tsx')).VaccinationDrawer }),
        },
      ],
    },
  ],
}
