// What a correction of a timeline entry sends. A return and a discharge are ends of a record: taking one back opens the record again, it does not void it.
import type { BedId } from '#shared/contract/primitives.ts'
import type {
  CareLevel,
  DischargeReason,
  FundingCategory,
  TimelineEntry,
} from '#shared/features/residents/residents.model.ts'

export type CorrectionValues = {
  action: 'change' | 'void'
  fromOn?: string | null
  toOn?: string | null
  bedId?: BedId
  category?: FundingCategory
  level?: number
  careLevel?: CareLevel
  dischargeReason?: DischargeReason
  monthlyFee?: number | null
  reason: string
}

/** True for an entry that tells how a record ended. */
export function isEnd(entry: Pick<TimelineEntry, 'kind'>): boolean {
  return entry.kind === 'returned' || entry.kind === 'discharged' || entry.kind === 'died'
}

/** The days the form begins with. */
export function daysOfEntry(entry: TimelineEntry): { fromOn: string | null; toOn: string | null } {
  return isEnd(entry) ? { fromOn: null, toOn: entry.on } : { fromOn: entry.on, toOn: entry.toOn }
}

type Changes = Omit<CorrectionValues, 'action' | 'reason' | 'fromOn'> & { fromOn?: string }

/** Only what differs from the entry is sent; an emptied last day opens the record again. */
export function correctionOf(
  entry: TimelineEntry,
  values: CorrectionValues,
): { action: 'change' | 'void'; changes: Changes } {
  if (values.action === 'void') {
    return isEnd(entry) ? { action: 'change', changes: { toOn: null } } : { action: 'void', changes: {} }
  }
  const before = daysOfEntry(entry)
  const { action, reason: _reason, fromOn, toOn, ...facts } = values
  const changes: Changes = Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )
  if (fromOn && fromOn !== before.fromOn) changes.fromOn = fromOn
  if (toOn !== undefined && toOn !== before.toOn) changes.toOn = toOn
  return { action, changes }
}
