import { formatInstant, type InstantPrecision } from './format-time.ts'
import { Unknown } from './unknown.tsx'

type InstantTextProps = {
  /** Epoch milliseconds UTC; null is shown as unknown. */
  at: number | null | undefined
  precision?: InstantPrecision
  /** Drops the year or the date when it is the same as now's. */
  nowAt?: number
  unknownReason?: string
}

/** An instant in the facility's zone; the whole of it is one hover away. */
export function InstantText({ at, precision = 'minute', nowAt, unknownReason }: InstantTextProps) {
  if (at === null || at === undefined) return <Unknown {...(unknownReason ? { reason: unknownReason } : {})} />
  return (
    <time dateTime={new Date(at).toISOString()} title={formatInstant(at, 'second')} className="numerals">
      {formatInstant(at, precision, nowAt)}
    </time>
  )
}
