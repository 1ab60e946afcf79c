// The beds feature as the shell sees it.
import { useQuery } from '@tanstack/react-query'
import type { Feature, NavigationCount } from '../../app/feature.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'

function useBedCount(): NavigationCount {
  const { data } = useQuery(api.beds.map.queryOptions({ input: {} }))
  return { value: data?.beds.length ?? null, isTotal: true }
}

export const bedsFeature: Feature = {
  name: 'beds',
  navigation: {
    labelKey: 'shell:nav.beds',
    to: '/beds',
    group: 'care',
    order: 40,
    useCount: useBedCount,
    useIsAllowed: () => useCan('beds.read'),
  },
  routes: [
    {
      path: '/beds',
      lazy: async () => ({ Component: (await import('./beds-page.tsx')).BedsPage }),
      children: [{ path: ':id', lazy: async () => ({ Component: (await import('./bed-drawer.tsx')).BedDrawer }) }],
    },
  ],
}
