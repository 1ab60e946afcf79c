// The reports feature as the shell sees it.
import { useQuery } from '@tanstack/react-query'
import type { Feature, NavigationCount } from '../../app/feature.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useToday } from '../../ui/use-today.ts'

/** Reports past their day and not frozen yet. */
function useDueReports(): NavigationCount | undefined {
  const { data } = useQuery(api.reports.catalogue.queryOptions())
  const today = useToday()
  if (data === undefined) return undefined
  return { value: data.filter((report) => report.dueOn !== null && report.dueOn <= today).length }
}

export const reportsFeature: Feature = {
  name: 'reports',
  navigation: {
    labelKey: 'shell:nav.reports',
    to: '/reports',
    group: 'office',
    order: 10,
    useCount: useDueReports,
    useIsAllowed: () => useCan('reports.read'),
  },
  routes: [
    { path: '/reports', lazy: async () => ({ Component: (await import('./reports-page.tsx')).ReportsPage }) },
    {
      path: '/reports/:code/:period',
      lazy: async () => ({ Component: (await import('./report-page.tsx')).ReportPage }),
      children: [
        { path: ':figure', lazy: async () => ({ Component: (await import('./report-drawer.tsx')).ReportDrawer }) },
      ],
    },
  ],
}
