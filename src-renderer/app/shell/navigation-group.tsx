// A group of the menu under a head that folds it. The counts behind a folded head stand on it.
import { RightOutlined } from '@ant-design/icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { MenuGroup, NavigationCount, NavigationEntry } from '../feature.ts'
import { headCounts, type MenuPart } from './menu-model.ts'
import { MenuCount, NavigationItem } from './navigation-item.tsx'

type NavigationGroupProps = {
  name: MenuGroup
  parts: readonly MenuPart[]
  isOpen: boolean
  /** The page being shown stands in it, so it cannot be folded. */
  isFixed: boolean
  onFold: (isOpen: boolean) => void
}

const nothing = () => undefined

/** Counts of the entries, in their order. The list must stay the same from render to render. */
export function useCounts(entries: readonly NavigationEntry[]): (NavigationCount | undefined)[] {
  return entries.map((entry) => {
    const useCount = entry.useCount ?? nothing
    // biome-ignore lint/correctness/useHookAtTopLevel: another list of entries is another element, so the order of hooks is fixed
    return useCount()
  })
}

export function NavigationGroup({ name, parts, isOpen, isFixed, onFold }: NavigationGroupProps) {
  const { t } = useTranslation()
  const id = useId()
  const entries = parts.flatMap((part) => part.entries)
  const counts = useCounts(entries)
  const { alarms, waiting } = headCounts(counts)
  return (
    <div className="navigation__group" data-group={name}>
      <button
        type="button"
        className="navigation__head"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-disabled={isFixed || undefined}
        onClick={() => {
          if (!isFixed) onFold(!isOpen)
        }}
      >
        <span className="navigation__name">{t(`shell:nav.group.${name}`)}</span>
        {!isOpen && alarms !== undefined && <MenuCount value={alarms} isAlarm />}
        {!isOpen && waiting !== undefined && <MenuCount value={waiting} isAlarm={false} />}
        <RightOutlined className="navigation__sign" aria-hidden="true" />
      </button>
      <div id={id} hidden={!isOpen}>
        {parts.map(({ section, entries: inPart }) => (
          <div key={section ?? ''}>
            {section && (
              <h3 className="navigation__section" id={`${id}-${section}`}>
                {t(`shell:nav.section.${section}`)}
              </h3>
            )}
            <ul className="navigation__list" aria-labelledby={section ? `${id}-${section}` : undefined}>
              {inPart.map((entry) => (
                <NavigationItem key={entry.to} entry={entry} count={counts[entries.indexOf(entry)]} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </div>
  )
}
