// Plans, call list and stores for an emergency, as the shell sees them.
import type { Feature } from '../../app/feature.ts'

export const emergencyFeature: Feature = {
  name: 'emergency',
  navigation: {
    ...{
      labelKey: 'emergency:title',
      to: '/emergency',
      group: 'compliance',
      section: 'safety',
      order: 22,
      permission: 'emergency.read',
    },
  },
  routes: [
    { path: '/emergency', lazy: async () => ({ Component: (await import('./plans-page.tsx')).PlansPage }) },
    { path: '/emergency/plans/:kind', lazy: async () => ({ Component: (await import('./plan-page.tsx')).PlanPage }) },
    {
      path: '/emergency/contacts',
      lazy: async () => ({ Component: (await import('./contacts-page.tsx')).ContactsPage }),
    },
    {
      path: '/emergency/supplies',
      lazy: async () => ({ Component: (await import('./supplies-page.tsx')).SuppliesPage }),
    },
  ],
}
