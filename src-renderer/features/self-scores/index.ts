// Self-scores as the shell sees them.
import type { Feature } from '../../app/feature.ts'

export const selfScoresFeature: Feature = {
  name: 'self-scores',
  navigation: {
    ...{ labelKey: 'self-scores:title', to: '/self-scores', group: 'compliance', section: 'proof', order: 18 },
    permission: 'self-scores.read',
  },
  routes: [
    {
      path: '/self-scores',
      lazy: async () => ({ Component: (await import('./self-scores-page.tsx')).SelfScoresPage }),
    },
  ],
}
