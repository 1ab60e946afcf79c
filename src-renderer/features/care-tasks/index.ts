// The care-tasks feature as the shell sees it.
import type { Feature } from '../../app/feature.ts'

export const careTasksFeature: Feature = {
  name: 'care-tasks',
  navigation: { labelKey: 'care-tasks:title', to: '/care-tasks', group: 'care', order: 33, permission: 'care.read' },
  routes: [
    {
      path: '/care-tasks',
      lazy: async () => ({ Component: (await import('./care-tasks-page.tsx')).CareTasksPage }),
      children: [{ path: ':key', lazy: async () => ({ Component: (await import('./task-drawer.tsx')).TaskDrawer }) }],
    },
  ],
}
