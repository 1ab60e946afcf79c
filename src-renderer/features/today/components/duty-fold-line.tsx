// Duties that belong together as one line: how many, of what, since when. Its button unfolds them; on paper they always stand unfolded.
import { RightOutlined } from '@ant-design/icons'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRoleNames } from '../../accounts/index.ts'
import type { DutyFold } from '../duty-folds.ts'
import type { DutyGroup } from '../duty-groups.ts'
import { useDutyWords } from '../duty-words.ts'
import { DutyDue } from './duty-due.tsx'

type DutyFoldLineProps = {
  fold: DutyFold
  group: DutyGroup
  today: string
  isOpen: boolean
  onToggle: () => void
  /** The rows. */
  children: ReactNode
}

export function DutyFoldLine({ fold, group, today, isOpen, onToggle, children }: DutyFoldLineProps) {
  const { t } = useTranslation()
  const roleNames = useRoleNames()
  const words = useDutyWords()
  const id = useId()
  const count =
    fold.people === null ? t('today:things', { count: fold.duties.length }) : t('today:people', { count: fold.people })
  return (
    <li className="duty-fold">
      <div className={`duty duty--${group} duty--fold`}>
        <DutyDue dueOn={fold.dueOn} group={group} today={today} />
        <span className="duty__area">{words.area(fold.kind)}</span>
        <span className="duty__what" id={`${id}-what`}>
          <b>{count}</b> {words.together(fold.kind)}
        </span>
        <span className="duty__owner">{roleNames(fold.owners)}</span>
        <span className="duty__acts no-print">
          {fold.link !== null && (
            <Link to={fold.link} className="duty__link duty__link--beside">
              {words.act(fold.kind)}
            </Link>
          )}
          <button
            type="button"
            className="duty__unfold"
            data-line=""
            id={`${id}-act`}
            aria-expanded={isOpen}
            aria-controls={id}
            aria-labelledby={`${id}-act ${id}-what`}
            onClick={onToggle}
          >
            {isOpen ? t('today:fold') : t('today:unfold')}
            <RightOutlined className="duty__sign" aria-hidden="true" />
          </button>
        </span>
      </div>
      <ul className="duty-fold__rows" id={id} hidden={!isOpen}>
        {children}
      </ul>
    </li>
  )
}
