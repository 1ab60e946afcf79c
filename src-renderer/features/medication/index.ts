// The medication feature as the shell and the resident's drawer see it.
import type { Feature } from '../../app/feature.ts'

export { ResidentMedication } from './resident-medication.tsx'

export const medicationFeature: Feature = {
  name: 'medication',
  navigation: {
    ...{ labelKey: 'medication:title', to: '/medication', group: 'care', order: 34 },
    permission: 'medication.read',
  },
  routes: [
    { path: '/medication', lazy: async () => ({ Component: (await import('./round-page.tsx')).RoundPage }) },
    { path: '/medication/stock', lazy: async () => ({ Component: (await import('./stock-page.tsx')).StockPage }) },
    {
      path: '/medication/people/:id',
      lazy: async () => ({ Component: (await import('./person-page.tsx')).PersonPage }),
    },
    {
      path: '/medication/people/:id/sheet',
      lazy: async () => ({ Component: (await import('./month-sheet-page.tsx')).MonthSheetPage }),
    },
  ],
}
