// Today as the shell sees it.
import { useQuery } from '@tanstack/react-query'
import type { Feature, NavigationCount } from '../../app/feature.ts'
import { api } from '../../app/rpc-client.ts'
import { useSession } from '../accounts/index.ts'

function useDutyCount(): NavigationCount | undefined {
  const { can } = useSession()
  const isReader = can('duties.read')
  const { data } = useQuery(api.duties.list.queryOptions({ input: {}, enabled: isReader }))
  return isReader ? { value: data?.duties.length ?? null } : undefined
}

export const todayFeature: Feature = {
  name: 'today',
  navigation: {
    labelKey: 'shell:nav.today',
    to: '/',
    group: 'top',
    order: 10,
    permission: 'duties.read',
    useCount: useDutyCount,
  },
  routes: [{ index: true, lazy: async () => ({ Component: (await import('./today-page.tsx')).TodayPage }) }],
}
