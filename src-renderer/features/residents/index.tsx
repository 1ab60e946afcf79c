// The residents feature as the shell sees it, and what other screens may use of it.
import { useQuery } from '@tanstack/react-query'
import type { Feature, NavigationCount } from '../../app/feature.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'

export { useRefreshOccupancy } from './queries.ts'

function useResidentCount(): NavigationCount {
  const { data } = useQuery(api.residents.list.queryOptions({ input: { limit: 1 } }))
  return { value: data?.total ?? null, isTotal: true }
}

export const residentsFeature: Feature = {
  name: 'residents',
  navigation: {
    labelKey: 'shell:nav.residents',
    to: '/residents',
    group: 'care',
    order: 30,
    useCount: useResidentCount,
    useIsAllowed: () => useCan('residents.read'),
  },
  routes: [
    {
      path: '/residents',
      lazy: async () => ({ Component: (await import('./residents-page.tsx')).ResidentsPage }),
      children: [
        { path: ':id', lazy: async () => ({ Component: (await import('./resident-drawer.tsx')).ResidentDrawer }) },
      ],
    },
    { path: '/residents/admit', lazy: async () => ({ Component: (await import('./admit-page.tsx')).AdmitPage }) },
  ],
}
