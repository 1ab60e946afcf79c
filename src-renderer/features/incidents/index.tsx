// The incident register as the shell sees it.
import type { Feature } from '../../app/feature.ts'
import { useCan } from '../../app/use-can.ts'

export const incidentsFeature: Feature = {
  name: 'incidents',
  navigation: {
    labelKey: 'incidents:title',
    to: '/incidents',
    group: 'care',
    order: 50,
    useIsAllowed: () => useCan('incidents.read'),
  },
  routes: [
    { path: '/incidents', lazy: async () => ({ Component: (await import('./incidents-page.tsx')).IncidentsPage }) },
    { path: '/incidents/:id', lazy: async () => ({ Component: (await import('./incident-page.tsx')).IncidentPage }) },
  ],
}
