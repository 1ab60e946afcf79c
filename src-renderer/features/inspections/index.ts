// Inspections and what became of their findings, as the shell sees them.
import type { Feature } from '../../app/feature.ts'

export const inspectionsFeature: Feature = {
  name: 'inspections',
  navigation: {
    ...{ labelKey: 'inspections:title', to: '/inspections', group: 'compliance', section: 'proof', order: 14 },
    permission: 'inspections.read',
  },
  routes: [
    {
      path: '/inspections',
      lazy: async () => ({ Component: (await import('./inspections-page.tsx')).InspectionsPage }),
    },
    {
      path: '/inspections/new',
      lazy: async () => ({ Component: (await import('./record-page.tsx')).RecordInspectionPage }),
    },
    {
      path: '/inspections/:id',
      lazy: async () => ({ Component: (await import('./inspection-page.tsx')).InspectionPage }),
    },
  ],
}
