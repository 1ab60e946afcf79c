// Food samples as the shell sees them.
import type { Feature } from '../../app/feature.ts'

export const foodSamplesFeature: Feature = {
  name: 'food-samples',
  navigation: {
    ...{ labelKey: 'food-samples:title', to: '/food-samples', group: 'compliance', section: 'safety', order: 24 },
    permission: 'food-samples.read',
  },
  routes: [
    {
      path: '/food-samples',
      lazy: async () => ({ Component: (await import('./food-samples-page.tsx')).FoodSamplesPage }),
    },
  ],
}
