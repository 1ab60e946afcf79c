// The charts feature as the shell and a resident's drawer see it.
import type { Feature } from '../../app/feature.ts'

export { ResidentCharts } from './resident-charts.tsx'

export const chartsFeature: Feature = {
  name: 'charts',
  navigation: { labelKey: 'charts:title', to: '/charts', group: 'care', order: 36, permission: 'charts.read' },
  routes: [
    { path: '/charts', lazy: async () => ({ Component: (await import('./charts-page.tsx')).ChartsPage }) },
    { path: '/charts/:id', lazy: async () => ({ Component: (await import('./chart-page.tsx')).ChartPage }) },
  ],
}
