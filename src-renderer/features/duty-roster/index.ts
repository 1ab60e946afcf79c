// The duty roster as the shell sees it.
import type { Feature } from '../../app/feature.ts'

export const dutyRosterFeature: Feature = {
  name: 'duty-roster',
  navigation: {
    labelKey: 'duty-roster:title',
    to: '/duty-roster',
    group: 'office',
    order: 12,
    permission: 'duty-roster.read',
  },
  routes: [
    {
      path: '/duty-roster',
      lazy: async () => ({ Component: (await import('./duty-roster-page.tsx')).DutyRosterPage }),
    },
  ],
}
