// The last day of a term, and by how many days it is over: strong words, so that overdue is not told by place alone.
import { useTranslation } from 'react-i18next'
import { daysBetween } from '#shared/contract/days.ts'
import { useToday } from '../../../ui/use-today.ts'
import '../inspections.css'

export function TermDay({ on }: { on: string }) {
  const { t } = useTranslation()
  const late = daysBetween(on, useToday())
  return (
    <span className="numerals">
      {on} {late > 0 && <b className="term-over">{t('inspections:overdue', { count: late })}</b>}
    </span>
  )
}
