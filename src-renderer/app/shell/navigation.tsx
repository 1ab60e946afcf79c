// The menu at the left: only features that exist and that this person may see, each with its live count. Alarms stand above the groups,
// so no fold ever hides them.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import type { MenuGroup, NavigationEntry } from '../feature.ts'
import { useMenuFolds } from './menu-folds.ts'
import { onMenuKey } from './menu-keys.ts'
import { entryAt, isUnfolded, menuOf } from './menu-model.ts'
import './navigation.css'
import { NavigationGroup, useCounts } from './navigation-group.tsx'
import { NavigationItem } from './navigation-item.tsx'

type NavigationProps = { entries: readonly NavigationEntry[]; personId: string | null }

/** Changes when the entries do: their hooks are called in a fixed order as long as it stays. */
const keyOf = (entries: readonly NavigationEntry[]) => entries.map(({ to }) => to).join()

export function Navigation({ entries, personId }: NavigationProps) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { folds, fold } = useMenuFolds(personId)
  const place = useRef<HTMLElement>(null)
  const menu = menuOf(entries)
  const here = entryAt(entries, pathname)?.group
  const shown = here === undefined || here === 'top' ? null : here
  const last = useLast(shown)

  // A page opened from elsewhere has its entry in sight, also where the menu is longer than the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entry in question changes with the address
  useEffect(() => {
    place.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' })
  }, [pathname])

  return (
    <nav className="navigation" aria-label={t('shell:nav.label')} ref={place} onKeyDown={onMenuKey}>
      {menu.top.length > 0 && <TopEntries key={keyOf(menu.top)} entries={menu.top} />}
      {menu.groups.map(({ name, parts }) => (
        <NavigationGroup
          key={`${name} ${keyOf(parts.flatMap((part) => part.entries))}`}
          name={name}
          parts={parts}
          isOpen={isUnfolded(name, { menu, shown, last, folds })}
          isFixed={name === shown}
          onFold={(isOpen) => fold(name, isOpen)}
        />
      ))}
    </nav>
  )
}

/** The group whose page was shown last: a look at Today does not fold what one works in. */
function useLast(shown: MenuGroup | null): MenuGroup | null {
  const [last, setLast] = useState(shown)
  if (shown !== null && shown !== last) setLast(shown)
  return shown ?? last
}

function TopEntries({ entries }: { entries: readonly NavigationEntry[] }) {
  const counts = useCounts(entries)
  return (
    <ul className="navigation__list">
      {entries.map((entry, index) => (
        <NavigationItem key={entry.to} entry={entry} count={counts[index]} />
      ))}
    </ul>
  )
}
