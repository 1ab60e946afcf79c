// The replay as the shell sees it.
import type { Feature } from '../../app/feature.ts'

export const replayFeature: Feature = {
  name: 'replay',
  navigation: { labelKey: 'replay:title', to: '/replay', group: 'office', order: 16, permission: 'alarms.review' },
  routes: [{ path: '/replay', lazy: async () => ({ Component: (await import('./replay-page.tsx')).ReplayPage }) }],
}
