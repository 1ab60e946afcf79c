// The parts of the settings and who sees which. Hiding only: the backend's guard decides.
import type { Permission } from '#shared/contract/permissions.ts'

export const settingsSections = [
  { path: 'facility', permission: 'facility.read' },
  { path: 'installation', permission: 'facility.read' },
  { path: 'health', permission: 'devices.read' },
  { path: 'automation', permission: 'automation.manage' },
  { path: 'accounts', permission: 'accounts.manage' },
  { path: 'maintenance', permission: 'maintenance.run' },
  { path: 'audit', permission: 'audit.read' },
  { path: 'me', permission: 'signed-in' },
  { path: 'appearance', permission: 'signed-in' },
] as const satisfies readonly { path: string; permission: Permission }[]
