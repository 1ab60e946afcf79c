// Fire safety as the shell sees it: one entry, a tab a subject.
import type { Feature } from '../../app/feature.ts'

export const fireSafetyFeature: Feature = {
  name: 'fire-safety',
  navigation: {
    ...{ labelKey: 'fire-safety:title', to: '/fire-safety', group: 'compliance', section: 'safety', order: 20 },
    permission: 'fire-safety.read',
  },
  routes: [
    { path: '/fire-safety', lazy: async () => ({ Component: (await import('./timeline-page.tsx')).TimelinePage }) },
    {
      path: '/fire-safety/detectors',
      lazy: async () => ({ Component: (await import('./detectors-page.tsx')).DetectorsPage }),
    },
    {
      path: '/fire-safety/equipment/look',
      lazy: async () => ({ Component: (await import('../fire-equipment/look-page.tsx')).LookPage }),
    },
    {
      path: '/fire-safety/equipment/labels',
      lazy: async () => ({ Component: (await import('../fire-equipment/labels-page.tsx')).EquipmentLabelsPage }),
    },
    {
      path: '/fire-safety/equipment',
      lazy: async () => ({ Component: (await import('../fire-equipment/equipment-page.tsx')).EquipmentPage }),
      children: [
        {
          path: ':id',
          lazy: async () => ({ Component: (await import('../fire-equipment/equipment-drawer.tsx')).EquipmentDrawer }),
        },
      ],
    },
    {
      path: '/fire-safety/station',
      lazy: async () => ({ Component: (await import('../fire-station/station-page.tsx')).StationPage }),
    },
    { path: '/hazards', lazy: async () => ({ Component: (await import('../hazards/hazards-page.tsx')).HazardsPage }) },
    {
      path: '/hazards/:id',
      lazy: async () => ({ Component: (await import('../hazards/hazard-page.tsx')).HazardPage }),
    },
    { path: '/drills', lazy: async () => ({ Component: (await import('../drills/drills-page.tsx')).DrillsPage }) },
    { path: '/drills/:id', lazy: async () => ({ Component: (await import('../drills/drill-page.tsx')).DrillPage }) },
  ],
}
