import { describe, expect, it } from 'vitest'
import { isAllowed, type Permission } from '#shared/contract/permissions.ts'
import { entriesFor, type NavigationEntry } from '../../../src-renderer/app/feature.ts'
import { settingsSections } from '../../../src-renderer/features/settings/sections.ts'

const entry = (to: string, permission?: Permission): NavigationEntry => ({
  labelKey: to,
  to,
  group: 'care',
  order: 1,
  ...(permission ? { permission } : {}),
})
const entries = [
  entry('/', 'duties.read'),
  entry('/wall', 'wall.watch'),
  entry('/alarms', 'alarms.read'),
  entry('/devices', 'devices.read'),
  entry('/settings'),
]
const pathsFor = (...roles: Parameters<typeof entriesFor>[1]) => entriesFor(entries, roles).map(({ to }) => to)

describe('menu by role', () => {
  it('shows the director everything and a wall screen only the wall and its alarms', () => {
    expect(pathsFor('director')).toEqual(['/', '/wall', '/alarms', '/devices', '/settings'])
    expect(pathsFor('wall-screen')).toEqual(['/wall', '/alarms', '/settings'])
  })

  it('keeps the wall from the office, and adds up the rights of several roles', () => {
    expect(pathsFor('office')).toEqual(['/', '/alarms', '/settings'])
    expect(pathsFor('office', 'caregiver')).toContain('/wall')
  })

  it('offers accounts and backup to the administrator, the audit log to the auditor, neither to a caregiver', () => {
    const sectionsOf = (role: 'administrator' | 'auditor' | 'caregiver') =>
      settingsSections.filter(({ permission }) => isAllowed([role], permission)).map(({ path }) => path)
    expect(sectionsOf('administrator')).toEqual(expect.arrayContaining(['accounts', 'maintenance', 'audit']))
    expect(sectionsOf('auditor')).toContain('audit')
    expect(sectionsOf('auditor')).not.toContain('accounts')
    expect(sectionsOf('caregiver')).toEqual(['facility', 'installation', 'health', 'me', 'appearance'])
  })
})
