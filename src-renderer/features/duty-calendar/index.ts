// The duty calendar as the shell sees it.
import type { Feature } from '../../app/feature.ts'

export const dutyCalendarFeature: Feature = {
  name: 'duty-calendar',
  navigation: {
    ...{ labelKey: 'duty-calendar:title', to: '/duty-calendar', group: 'compliance', section: 'proof', order: 12 },
    permission: 'duty-calendar.read',
  },
  routes: [
    {
      path: '/duty-calendar',
      lazy: async () => ({ Component: (await import('./duty-calendar-page.tsx')).DutyCalendarPage }),
    },
  ],
}
