// The medical partnership as the shell sees it: one entry of the menu, its subjects side by side.
import type { Feature } from '../../app/feature.ts'

export { PersonItem } from './components/person-item.tsx'
export { DataBasis, ViewLinks } from './components/view-links.tsx'
export { termOf, usePartners, usePartnershipData, useRefreshPartnerships } from './queries.ts'

export const partnershipsFeature: Feature = {
  name: 'partnerships',
  navigation: {
    ...{ labelKey: 'partnerships:title', to: '/partnerships', group: 'compliance', section: 'people', order: 30 },
    permission: 'partnerships.agreements',
  },
  routes: [
    {
      path: '/partnerships',
      lazy: async () => ({ Component: (await import('./fulfilment-page.tsx')).FulfilmentPage }),
    },
    {
      path: '/partnerships/agreements',
      lazy: async () => ({ Component: (await import('./agreements-page.tsx')).AgreementsPage }),
      children: [
        { path: ':id', lazy: async () => ({ Component: (await import('./agreement-drawer.tsx')).AgreementDrawer }) },
      ],
    },
    {
      path: '/partnerships/partners',
      lazy: async () => ({ Component: (await import('./partners-page.tsx')).PartnersPage }),
      children: [
        { path: ':id', lazy: async () => ({ Component: (await import('./partner-drawer.tsx')).PartnerDrawer }) },
      ],
    },
    {
      path: '/partnerships/visits',
      lazy: async () => ({ Component: (await import('./visits-page.tsx')).VisitsPage }),
      children: [{ path: ':id', lazy: async () => ({ Component: (await import('./visit-drawer.tsx')).VisitDrawer }) }],
    },
    {
      path: '/partnerships/visit',
      lazy: async () => ({ Component: (await import('./visit-page.tsx')).VisitPage }),
    },
  ],
}
