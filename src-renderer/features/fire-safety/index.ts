// Fire safety as the shell sees it: one entry of the menu, a tab a matter.
import type { Feature } from '../../app/feature.ts'

const patrols = async () => ({ Component: (await import('../fire-patrols/patrols-page.tsx')).PatrolsPage })

export const fireSafetyFeature: Feature = {
  name: 'fire-safety',
  navigation: {
    ...{ labelKey: 'fire-safety:title', to: '/fire-safety', group: 'compliance', order: 10 },
    permission: 'fire-safety.read',
  },
  routes: [
    { path: '/fire-safety', lazy: patrols },
    // Until the house has a register of hazards, what was found is shown where it was found.
    { path: '/hazards', lazy: patrols },
  ],
}
