// The menu at the left: only features that exist and that this person may see, each with its live count.
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { Unknown } from '../../ui/unknown.tsx'
import type { NavigationEntry } from '../feature.ts'

const groups = ['care', 'compliance', 'office'] as const

const nothing = () => undefined
const everybody = () => true

export function Navigation({ entries }: { entries: readonly NavigationEntry[] }) {
  const { t } = useTranslation()
  return (
    <nav className="navigation" aria-label={t('shell:nav.label')}>
      {groups.map((group) => {
        const inGroup = entries.filter((entry) => entry.group === group).sort((left, right) => left.order - right.order)
        if (inGroup.length === 0) return null
        return (
          <ul key={group} className="navigation__group">
            {inGroup.map((entry) => (
              <NavigationItem key={entry.to} entry={entry} />
            ))}
          </ul>
        )
      })}
    </nav>
  )
}

function NavigationItem({ entry }: { entry: NavigationEntry }) {
  const { t } = useTranslation()
  const useCount = entry.useCount ?? nothing
  const useIsAllowed = entry.useIsAllowed ?? everybody
  const count = useCount()
  const isAllowed = useIsAllowed()
  if (!isAllowed) return null
  return (
    <li>
      <NavLink to={entry.to} end={entry.to === '/'} className="navigation__item">
        {t(entry.labelKey)}
        {count !== undefined && (
          <em
            className={
              count.isAlarm && count.value !== 0 && count.value !== null
                ? 'navigation__count navigation__count--alarm'
                : 'navigation__count'
            }
          >
            {count.value === null ? <Unknown /> : count.value}
          </em>
        )}
      </NavLink>
    </li>
  )
}
