import { formatDay } from './format-time.ts'
import { Unknown } from './unknown.tsx'

/** A calendar day 'YYYY-MM-DD'; null is shown as unknown. `sameYearAs` drops the year when it goes without saying. */
export function DayText({
  day,
  sameYearAs,
  unknownReason,
}: {
  day: string | null | undefined
  sameYearAs?: string
  unknownReason?: string
}) {
  if (!day) return <Unknown {...(unknownReason ? { reason: unknownReason } : {})} />
  return (
    <time dateTime={day} className="numerals">
      {formatDay(day, sameYearAs)}
    </time>
  )
}
