// Which groups of the menu a person keeps open on this machine. localStorage `yian.menu.<user id>`: {"care":true,…};
// any other content is ignored, so a spoilt entry can never keep the console from starting.
import { useEffect, useState } from 'react'
import { type MenuGroup, menuGroups } from '../feature.ts'
import type { MenuFolds } from './menu-model.ts'

const keyOf = (personId: string) => `yian.menu.${personId}`

export function readMenuFolds(personId: string, storage: Pick<Storage, 'getItem'>): MenuFolds {
  try {
    const saved: unknown = JSON.parse(storage.getItem(keyOf(personId)) ?? '{}')
    const fields = (typeof saved === 'object' && saved !== null ? saved : {}) as Record<string, unknown>
    return Object.fromEntries(
      menuGroups.flatMap((group) => (typeof fields[group] === 'boolean' ? [[group, fields[group]]] : [])),
    )
  } catch {
    return {}
  }
}

export function writeMenuFolds(personId: string, folds: MenuFolds, storage: Pick<Storage, 'setItem'>): void {
  try {
    storage.setItem(keyOf(personId), JSON.stringify(folds))
  } catch {
    // A full or forbidden storage costs the memory of the choice, not the choice.
  }
}

/** `personId` null = nobody is known: the choice lasts as long as the page. Another person needs another element. */
export function useMenuFolds(personId: string | null): {
  folds: MenuFolds
  fold: (group: MenuGroup, isOpen: boolean) => void
} {
  const [folds, setFolds] = useState(() => (personId === null ? {} : readMenuFolds(personId, localStorage)))

  useEffect(() => {
    if (personId === null) return
    // Two windows of one seat look alike: what is folded in one folds in the other.
    const follow = (event: StorageEvent) => {
      if (event.key === keyOf(personId)) setFolds(readMenuFolds(personId, localStorage))
    }
    addEventListener('storage', follow)
    return () => removeEventListener('storage', follow)
  }, [personId])

  const fold = (group: MenuGroup, isOpen: boolean) => {
    const after = { ...folds, [group]: isOpen }
    setFolds(after)
    if (personId !== null) writeMenuFolds(personId, after, localStorage)
  }
  return { folds, fold }
}
