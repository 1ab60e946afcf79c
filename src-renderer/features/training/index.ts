// Training as the shell sees it.
import type { Feature } from '../../app/feature.ts'

export const trainingFeature: Feature = {
  name: 'training',
  navigation: {
    labelKey: 'training:title',
    to: '/training',
    group: 'compliance',
    section: 'people',
    order: 41,
    permission: 'training.read',
  },
  routes: [
    { path: '/training', lazy: async () => ({ Component: (await import('./sessions-page.tsx')).SessionsPage }) },
    {
      path: '/training/sessions/:id',
      lazy: async () => ({ Component: (await import('./session-page.tsx')).SessionPage }),
    },
    { path: '/training/plan', lazy: async () => ({ Component: (await import('./plan-page.tsx')).PlanPage }) },
    { path: '/training/hours', lazy: async () => ({ Component: (await import('./hours-page.tsx')).HoursPage }) },
    { path: '/training/mentors', lazy: async () => ({ Component: (await import('./mentors-page.tsx')).MentorsPage }) },
  ],
}
