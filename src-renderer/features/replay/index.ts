// The replay as the shell sees it.
import type { Feature } from '../../app/feature.ts'

export const replayFeature: Feature = {
  name: 'replay',
  navigation: { labelKey: 'replay:title', to: '/replay', group: 'care', order: 28, permission: 'alarms.review' },
  routes: [{ path: '/replay', lazy: async () => ({ Component: (await import('./replay-page.tsx')).ReplayPage }) }],
}
