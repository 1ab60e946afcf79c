// Papers of the house as the shell sees them.
import type { Feature } from '../../app/feature.ts'

export const houseRecordsFeature: Feature = {
  name: 'house-records',
  navigation: {
    ...{ labelKey: 'house-records:title', to: '/house-records', group: 'compliance', section: 'proof', order: 16 },
    permission: 'house-records.read',
  },
  routes: [
    {
      path: '/house-records',
      lazy: async () => ({ Component: (await import('./house-records-page.tsx')).HouseRecordsPage }),
      children: [
        {
          path: ':kind',
          lazy: async () => ({ Component: (await import('./house-record-drawer.tsx')).HouseRecordDrawer }),
        },
      ],
    },
  ],
}
