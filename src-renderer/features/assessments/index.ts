// The assessments feature as the shell and a resident's drawer see it.
import type { Feature } from '../../app/feature.ts'

export { ResidentAssessments } from './resident-assessments.tsx'

export const assessmentsFeature: Feature = {
  name: 'assessments',
  navigation: {
    labelKey: 'assessments:title',
    to: '/assessments',
    group: 'care',
    order: 36,
    permission: 'assessments.read',
  },
  routes: [
    {
      path: '/assessments',
      lazy: async () => ({ Component: (await import('./assessments-page.tsx')).AssessmentsPage }),
    },
    {
      path: '/assessments/history',
      lazy: async () => ({ Component: (await import('./history-page.tsx')).HistoryPage }),
    },
    {
      path: '/assessments/:id',
      lazy: async () => ({ Component: (await import('./assessment-page.tsx')).AssessmentPage }),
    },
  ],
}
