// The files of the staff, the ratio and the awards as the shell sees them.
import type { Feature } from '../../app/feature.ts'

export const staffFeature: Feature = {
  name: 'staff',
  navigation: {
    labelKey: 'staff:title',
    to: '/staff',
    group: 'compliance',
    section: 'people',
    order: 40,
    permission: 'staff.read',
  },
  routes: [
    {
      path: '/staff',
      lazy: async () => ({ Component: (await import('./staff-page.tsx')).StaffPage }),
      children: [{ path: ':id', lazy: async () => ({ Component: (await import('./staff-drawer.tsx')).StaffDrawer }) }],
    },
    { path: '/staff/ratio', lazy: async () => ({ Component: (await import('./ratio-page.tsx')).RatioPage }) },
    {
      path: '/staff/awards',
      lazy: async () => ({ Component: (await import('./awards-page.tsx')).AwardsPage }),
      children: [{ path: ':id', lazy: async () => ({ Component: (await import('./award-drawer.tsx')).AwardDrawer }) }],
    },
  ],
}
