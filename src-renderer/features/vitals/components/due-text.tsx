// What should be measured again and when; overdue says so in words.
import { useTranslation } from 'react-i18next'
import type { VitalDue } from '#shared/features/vitals/vitals.model.ts'
import { useNow } from '../../../ui/clock.tsx'
import { formatInstant } from '../../../ui/format-time.ts'

export function DueText({ due }: { due: readonly VitalDue[] }) {
  const { t } = useTranslation()
  const now = useNow()
  if (due.length === 0) return null
  return (
    <ul className="vital-due">
      {due.map(({ kind, because, dueAt }) => {
        const isOver = dueAt <= now
        const words = t(`vitals:due.${because}`, { kind: kind === null ? 'NEWS2' : t(`vitals:kind.${kind}`) })
        return (
          <li key={`${kind}${because}`} className={isOver ? 'vital-due__one vital-due__one--over' : 'vital-due__one'}>
            {words} <span className="numerals">{formatInstant(dueAt, 'minute', now)}</span>
            {isOver && ` · ${t('vitals:due.over')}`}
          </li>
        )
      })}
    </ul>
  )
}
