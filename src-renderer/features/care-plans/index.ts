// The care-plans feature as the shell and a resident's drawer see it.
import type { Feature } from '../../app/feature.ts'

export { SourceNote } from './components/source-note.tsx'
export { ResidentPlan } from './resident-plan.tsx'

export const carePlansFeature: Feature = {
  name: 'care-plans',
  navigation: { labelKey: 'care-plans:title', to: '/care-plans', group: 'care', order: 34, permission: 'care.read' },
  routes: [
    { path: '/care-plans', lazy: async () => ({ Component: (await import('./care-plans-page.tsx')).CarePlansPage }) },
    { path: '/care-plans/:id', lazy: async () => ({ Component: (await import('./care-plan-page.tsx')).CarePlanPage }) },
  ],
}
