// Night rounds as the shell sees them.
import type { Feature } from '../../app/feature.ts'

export const roundsFeature: Feature = {
  name: 'rounds',
  navigation: { labelKey: 'rounds:title', to: '/rounds', group: 'care', order: 39, permission: 'rounds.read' },
  routes: [
    { path: '/rounds', lazy: async () => ({ Component: (await import('./rounds-page.tsx')).RoundsPage }) },
    { path: '/rounds/labels', lazy: async () => ({ Component: (await import('./labels-page.tsx')).LabelsPage }) },
  ],
}
