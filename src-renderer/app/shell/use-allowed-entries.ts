// The menu and the palette show only what this person may open.
import type { Role } from '#shared/contract/permissions.ts'
import { entriesFor, type NavigationEntry } from '../feature.ts'

const everybody = () => true

/** `entries` must be the same list on every render: their hooks are called in its order. */
export function useAllowedEntries(entries: readonly NavigationEntry[], roles: readonly Role[]): NavigationEntry[] {
  const answers = entries.map((entry) => {
    const useIsAllowed = entry.useIsAllowed ?? everybody
    // biome-ignore lint/correctness/useHookAtTopLevel: the list of features is fixed, so the order of hooks is too
    return useIsAllowed()
  })
  return entriesFor(
    entries.filter((_entry, index) => answers[index]),
    roles,
  )
}
