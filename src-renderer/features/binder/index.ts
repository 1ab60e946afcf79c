// The binder as the shell sees it.
import type { Feature } from '../../app/feature.ts'

export const binderFeature: Feature = {
  name: 'binder',
  navigation: {
    labelKey: 'binder:title',
    to: '/binder',
    group: 'compliance',
    section: 'proof',
    order: 10,
    permission: 'binder.read',
  },
  routes: [{ path: '/binder', lazy: async () => ({ Component: (await import('./binder-page.tsx')).BinderPage }) }],
}
