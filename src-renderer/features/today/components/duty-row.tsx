import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { formatDay } from '../../../ui/format-time.ts'
import { useRoleNames } from '../../accounts/index.ts'
import type { DutyGroup } from '../duty-groups.ts'
import { useDutyWords } from '../duty-words.ts'
import { DutyDue } from './duty-due.tsx'

type DutyRowProps = {
  duty: Duty
  group: DutyGroup
  today: string
  /** Left out: this person may not put it off. */
  onSnooze: ((duty: Duty) => void) | undefined
  onUnsnooze: (duty: Duty) => void
}

export function DutyRow({ duty, group, today, onSnooze, onUnsnooze }: DutyRowProps) {
  const { t } = useTranslation()
  const roleNames = useRoleNames()
  const words = useDutyWords()
  const details = words.details(duty)
  const subject = words.subject(duty)
  return (
    <li className={`duty duty--${group}`}>
      <DutyDue dueOn={duty.dueOn} group={group} today={today} />
      <span className="duty__area">{words.area(duty.kind)}</span>
      <span className="duty__what" title={duty.basis ?? undefined}>
        {subject !== '' && <b>{subject}</b>} {words.what(duty)}
        {details !== '' && <span className="faint"> {details}</span>}
        {duty.snoozed && (
          <small className="duty__snoozed">
            {t('today:snoozedUntil', {
              day: formatDay(duty.snoozed.untilOn, today),
              reason: duty.snoozed.reason,
              by: duty.snoozed.by ?? '',
            })}
          </small>
        )}
      </span>
      <span className="duty__owner">{roleNames([duty.owner])}</span>
      <span className="duty__acts no-print">
        {duty.snoozed ? (
          <Button type="text" size="small" onClick={() => onUnsnooze(duty)}>
            {t('today:unsnooze')}
          </Button>
        ) : (
          onSnooze && (
            <Button
              type="text"
              size="small"
              onClick={() => onSnooze(duty)}
              aria-label={t('today:snoozeOf', { what: `${subject} ${words.what(duty)}` })}
            >
              {t('today:snooze')}
            </Button>
          )
        )}
        <Link to={duty.link} className="duty__link" data-line="">
          {words.act(duty.kind)}
        </Link>
      </span>
    </li>
  )
}
