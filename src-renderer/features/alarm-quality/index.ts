// Alarm quality as the shell sees it.
import type { Feature } from '../../app/feature.ts'

export const alarmQualityFeature: Feature = {
  name: 'alarm-quality',
  navigation: {
    labelKey: 'alarm-quality:title',
    to: '/alarm-quality',
    group: 'office',
    order: 14,
    permission: 'alarms.review',
  },
  routes: [
    {
      path: '/alarm-quality',
      lazy: async () => ({ Component: (await import('./alarm-quality-page.tsx')).AlarmQualityPage }),
    },
  ],
}
