// The vitals feature as the shell sees it, and what the resident's drawer shows of it.
import type { Feature } from '../../app/feature.ts'
import { useCan } from '../../app/use-can.ts'

export { NextObservation } from './components/next-observation.tsx'
export { WaitingList } from './components/waiting-list.tsx'
export { ResidentVitals } from './resident-vitals.tsx'
export { unitText, vitalText } from './vital-words.ts'

export const vitalsFeature: Feature = {
  name: 'vitals',
  navigation: {
    labelKey: 'vitals:title',
    to: '/vitals',
    group: 'care',
    order: 35,
    // The list names people; a wall screen sees beds only.
    useIsAllowed: () => useCan('vitals.record'),
  },
  routes: [{ path: '/vitals', lazy: async () => ({ Component: (await import('./vitals-page.tsx')).VitalsPage }) }],
}
