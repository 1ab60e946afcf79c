import { useTranslation } from 'react-i18next'
import { daysBetween } from '#shared/contract/days.ts'
import { formatDay } from '../../../ui/format-time.ts'
import type { DutyGroup } from '../duty-groups.ts'

/** How late, today, or the day. */
export function DutyDue({ dueOn, group, today }: { dueOn: string; group: DutyGroup; today: string }) {
  const { t } = useTranslation()
  return (
    <span className="duty__due numerals" title={dueOn}>
      {group === 'overdue'
        ? t('today:overdueBy', { count: daysBetween(dueOn, today) })
        : group === 'today'
          ? t('today:group.today')
          : formatDay(dueOn, today)}
    </span>
  )
}
