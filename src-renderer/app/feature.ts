// What a feature tells the shell about itself. Each feature exports one of these from its own index.ts(x); app/routes.tsx lists them.
import type { RouteObject } from 'react-router'
import { isAllowed, type Permission, type Role } from '#shared/contract/permissions.ts'

export type NavigationCount = {
  /** null = not known: drawn hatched, never as 0. */
  value: number | null
  /** Open alarms and nothing else. */
  isAlarm?: boolean
  /** How many there are, not how many wait for somebody: told beside the entry, never added up on a folded group. */
  isTotal?: boolean
}

/** Groups of the menu that fold, in the order they stand in. */
export const menuGroups = ['care', 'compliance', 'office'] as const
export type MenuGroup = (typeof menuGroups)[number]

/** Parts of a group that stand under a small heading of their own. */
export type MenuSection = 'proof' | 'safety' | 'people'

export type NavigationEntry = {
  /** i18n key, such as `shell:nav.residents`. */
  labelKey: string
  to: string
  /** `top` stands above the groups and never folds; then care, what inspectors ask for, the office. */
  group: 'top' | MenuGroup
  section?: MenuSection
  /** Place inside the group, smallest first. */
  order: number
  /** The page is for people who hold this; left out: everybody. Hiding only: the backend's guard decides. */
  permission?: Permission
  /** A React hook; called on every render of the entry. */
  useCount?: () => NavigationCount | undefined
  /** Whether this person may see it, where `permission` does not say enough. A React hook. */
  useIsAllowed?: () => boolean
}

export type Feature = {
  name: string
  navigation?: NavigationEntry
  /** Routes inside the shell; give pages by `lazy` so that they load when first opened. */
  routes?: RouteObject[]
  /** Routes without menus: login, the station wall, print sheets. */
  bareRoutes?: RouteObject[]
}

/** The menu entries a person with these roles may see. */
export function entriesFor(entries: readonly NavigationEntry[], roles: readonly Role[]): NavigationEntry[] {
  return entries.filter((entry) => entry.permission === undefined || isAllowed(roles, entry.permission))
}
