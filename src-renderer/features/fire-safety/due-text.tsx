// A day on which something must be done, with how near it is in words: colour means alarm and is not used here.
import { useTranslation } from 'react-i18next'
import { type DueWarning, warningOf } from '#shared/features/fire-safety/fire-due.rules.ts'
import { Unknown } from '../../ui/unknown.tsx'
import { useToday } from '../../ui/use-today.ts'
import './fire-safety.css'

export type DueTextProps = {
  /** null = cannot be told. */
  day: string | null
  warning?: DueWarning | null
  unknownReason?: string
  /** Says nothing of a day that is more than a week away. */
  isCloseOnly?: boolean
}

export function DueText({ day, warning, unknownReason, isCloseOnly = false }: DueTextProps) {
  const { t } = useTranslation()
  const today = useToday()
  if (day === null) return <Unknown {...(unknownReason ? { reason: unknownReason } : {})} />
  const told = warning ?? warningOf(day, today)
  const near = isCloseOnly && told === 'within-30' ? 'later' : told
  return (
    <span className={`fire-due fire-due--${near} numerals`}>
      {day}
      {near !== 'later' && ` ${t(`fire-safety:due.${near}`)}`}
    </span>
  )
}
