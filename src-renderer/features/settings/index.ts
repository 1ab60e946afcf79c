// The settings as the shell sees them.
import type { Feature } from '../../app/feature.ts'

export const settingsFeature: Feature = {
  name: 'settings',
  navigation: { labelKey: 'shell:nav.settings', to: '/settings', group: 'office', order: 90 },
  routes: [
    {
      path: '/settings',
      lazy: async () => ({ Component: (await import('./settings-page.tsx')).SettingsPage }),
      children: [
        { index: true, lazy: async () => ({ Component: (await import('./settings-home.tsx')).SettingsHome }) },
        {
          path: 'facility',
          lazy: async () => ({ Component: (await import('./facility-section.tsx')).FacilitySection }),
        },
        {
          path: 'installation',
          lazy: async () => ({ Component: (await import('./installation-section.tsx')).InstallationSection }),
        },
        {
          path: 'health',
          lazy: async () => ({ Component: (await import('./health-section.tsx')).HealthSection }),
        },
        {
          path: 'automation',
          lazy: async () => ({ Component: (await import('./automation-section.tsx')).AutomationSection }),
        },
        {
          path: 'accounts',
          lazy: async () => ({ Component: (await import('../accounts/accounts-page.tsx')).AccountsPage }),
        },
        {
          path: 'maintenance',
          lazy: async () => ({ Component: (await import('./maintenance-section.tsx')).MaintenanceSection }),
        },
        { path: 'audit', lazy: async () => ({ Component: (await import('./audit-section.tsx')).AuditSection }) },
        {
          path: 'me',
          lazy: async () => ({ Component: (await import('../accounts/own-account-page.tsx')).OwnAccountPage }),
        },
        {
          path: 'appearance',
          lazy: async () => ({ Component: (await import('./appearance-section.tsx')).AppearanceSection }),
        },
      ],
    },
  ],
}
