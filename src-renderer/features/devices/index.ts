// The devices feature as the shell sees it.
import { useQuery } from '@tanstack/react-query'
import type { Feature, NavigationCount } from '../../app/feature.ts'
import { api } from '../../app/rpc-client.ts'
import { useSession } from '../accounts/index.ts'
import { inboxOf } from './device-groups.ts'

/** New devices that wait to be bound. */
function useWaitingCount(): NavigationCount | undefined {
  const { can } = useSession()
  const isReader = can('devices.read')
  const { data } = useQuery(api.devices.list.queryOptions({ enabled: isReader, refetchInterval: 30_000 }))
  const waiting = data && inboxOf(data).length
  return isReader && waiting !== 0 ? { value: waiting ?? null } : undefined
}

export const devicesFeature: Feature = {
  name: 'devices',
  navigation: {
    labelKey: 'shell:nav.devices',
    to: '/devices',
    group: 'office',
    order: 80,
    permission: 'devices.read',
    useCount: useWaitingCount,
  },
  bareRoutes: [
    {
      path: '/devices/:id/walk-tests/:testId',
      lazy: async () => ({ Component: (await import('./certificate-page.tsx')).CertificatePage }),
    },
  ],
  routes: [
    {
      path: '/devices/mapper',
      lazy: async () => ({ Component: (await import('./mapper/mapper-page.tsx')).MapperPage }),
    },
    {
      path: '/devices',
      lazy: async () => ({ Component: (await import('./devices-page.tsx')).DevicesPage }),
      children: [
        { path: ':id', lazy: async () => ({ Component: (await import('./device-drawer.tsx')).DeviceDrawer }) },
      ],
    },
  ],
}
