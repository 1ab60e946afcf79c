// The risks feature as the shell and a resident's drawer see it.
import type { Feature } from '../../app/feature.ts'

export { ResidentRisks } from './resident-risks.tsx'

export const risksFeature: Feature = {
  name: 'risks',
  navigation: { labelKey: 'risks:title', to: '/risks', group: 'care', order: 37, permission: 'risks.read' },
  routes: [
    { path: '/risks', lazy: async () => ({ Component: (await import('./risks-page.tsx')).RisksPage }) },
    { path: '/risks/:id', lazy: async () => ({ Component: (await import('./risk-page.tsx')).RiskPage }) },
  ],
}
