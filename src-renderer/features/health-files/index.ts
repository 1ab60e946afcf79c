// Health files as the shell sees them: a subject of the medical partnership's menu entry.
import type { Feature } from '../../app/feature.ts'

export const healthFilesFeature: Feature = {
  name: 'health-files',
  routes: [
    {
      path: '/partnerships/health-files',
      lazy: async () => ({ Component: (await import('./health-files-page.tsx')).HealthFilesPage }),
      children: [
        { path: ':id', lazy: async () => ({ Component: (await import('./health-file-drawer.tsx')).HealthFileDrawer }) },
      ],
    },
  ],
}
