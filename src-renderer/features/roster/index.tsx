// The roster import as the shell sees it: reached from the residents, without a menu item of its own.
import type { Feature } from '../../app/feature.ts'

const load = async () => ({ Component: (await import('./roster-page.tsx')).RosterPage })

export const rosterFeature: Feature = {
  name: 'roster',
  routes: [{ path: '/roster/:row?', lazy: load }],
}
