import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { Unknown } from '../../ui/unknown.tsx'
import type { NavigationCount, NavigationEntry } from '../feature.ts'

type NavigationItemProps = { entry: NavigationEntry; count: NavigationCount | undefined }

export function NavigationItem({ entry, count }: NavigationItemProps) {
  const { t } = useTranslation()
  return (
    <li>
      <NavLink to={entry.to} end={entry.to === '/'} className="navigation__item">
        {t(entry.labelKey)}
        {count !== undefined && <MenuCount value={count.value} isAlarm={count.isAlarm === true} />}
      </NavLink>
    </li>
  )
}

/** A number of the menu. Null is drawn as not known, never as 0. */
export function MenuCount({ value, isAlarm }: { value: number | null; isAlarm: boolean }) {
  const isCalling = isAlarm && value !== null && value > 0
  return (
    <em className={isCalling ? 'navigation__count navigation__count--alarm' : 'navigation__count'}>
      {value === null ? <Unknown /> : value}
    </em>
  )
}
