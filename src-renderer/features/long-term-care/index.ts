// Long-term care insurance as the shell sees it: a subject of the medical partnership's menu entry.
import type { Feature } from '../../app/feature.ts'

export const longTermCareFeature: Feature = {
  name: 'long-term-care',
  routes: [
    {
      path: '/partnerships/long-term-care',
      lazy: async () => ({ Component: (await import('./long-term-care-page.tsx')).LongTermCarePage }),
    },
  ],
}
