// The handover as the shell sees it.
import type { Feature } from '../../app/feature.ts'

export const handoverFeature: Feature = {
  name: 'handover',
  navigation: { labelKey: 'handover:title', to: '/handover', group: 'care', order: 38, permission: 'handover.read' },
  routes: [
    { path: '/handover', lazy: async () => ({ Component: (await import('./handover-page.tsx')).HandoverPage }) },
    { path: '/handover/list', lazy: async () => ({ Component: (await import('./handovers-page.tsx')).HandoversPage }) },
  ],
}
