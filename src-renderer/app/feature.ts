// What a feature tells the shell about itself. Each feature exports one of these from its own index.ts(x); app/routes.tsx lists them.
import type { RouteObject } from 'react-router'

export type NavigationCount = {
  /** null = not known: drawn hatched, never as 0. */
  value: number | null
  /** Open alarms and nothing else. */
  isAlarm?: boolean
}

export type NavigationEntry = {
  /** i18n key, such as `shell:nav.residents`. */
  labelKey: string
  to: string
  /** Care stands above the line, office below it. */
  group: 'care' | 'office'
  /** Place inside the group, smallest first. */
  order: number
  /** A React hook; called on every render of the entry. */
  useCount?: () => NavigationCount | undefined
  /** Whether this person may see it; left out: everybody. A React hook. */
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
