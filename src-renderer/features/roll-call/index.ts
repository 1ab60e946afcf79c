// The roll-call as the shell and the resident's drawer use it.
import type { Feature } from '../../app/feature.ts'

export { MobilityFact } from './mobility-fact.tsx'
export { RollCallOffer } from './roll-call-offer.tsx'

export const rollCallFeature: Feature = {
  name: 'roll-call',
  navigation: { labelKey: 'roll-call:title', to: '/roll-call', group: 'care', order: 55, permission: 'roll-call.read' },
  routes: [
    { path: '/roll-call', lazy: async () => ({ Component: (await import('./roll-call-page.tsx')).RollCallPage }) },
  ],
}
