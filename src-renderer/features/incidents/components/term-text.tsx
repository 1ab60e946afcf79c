// How long a term still runs, or by how much it was missed; it counts on by itself.
import { useTranslation } from 'react-i18next'
import { useTimeValue } from '../../../ui/clock.tsx'
import { formatInstant, largestUnit } from '../../../ui/format-time.ts'

/** `dueAt`: epoch milliseconds. Past it the words are strong: overdue must not be told by place alone. */
export function TermText({ dueAt }: { dueAt: number }) {
  const { t } = useTranslation()
  const told = useTimeValue((now) => {
    const isLate = now > dueAt
    const { count, unit } = largestUnit(Math.abs(now - dueAt))
    return `${isLate ? 'late' : 'left'} ${count} ${unit}`
  })
  const [state, count, unit] = told.split(' ')
  const length = t(`ui:duration.${unit}`, { count: Number(count) })
  return (
    <span className={state === 'late' ? 'term term--late' : 'term'} title={formatInstant(dueAt)}>
      {t(`incidents:term.${state}`, { length })}
    </span>
  )
}
