// Referrals, cards and teleconsultations as the shell sees them: subjects of the medical partnership's menu entry.
import type { Feature } from '../../app/feature.ts'

export const referralsFeature: Feature = {
  name: 'referrals',
  routes: [
    {
      path: '/partnerships/referrals',
      lazy: async () => ({ Component: (await import('./referrals-page.tsx')).ReferralsPage }),
    },
    {
      path: '/partnerships/referrals/:id',
      lazy: async () => ({ Component: (await import('./referral-page.tsx')).ReferralPage }),
    },
    {
      path: '/partnerships/cards/:id',
      lazy: async () => ({ Component: (await import('./card-page.tsx')).CardPage }),
    },
    {
      path: '/partnerships/teleconsultations',
      lazy: async () => ({ Component: (await import('./teleconsultations-page.tsx')).TeleconsultationsPage }),
    },
  ],
}
