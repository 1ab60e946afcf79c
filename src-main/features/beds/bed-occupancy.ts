// What beds ask of whoever keeps the stays. The residents feature answers; beds never read stays themselves.
import type { BedId, Day } from '#shared/contract/primitives.ts'
import type { BedHistory, BedOccupant } from '#shared/features/beds/beds.model.ts'

/** The resident of a bed on a day; `leaveKind` tells that the bed is kept while the resident is away. */
export type BedOccupantOnDay = BedOccupant & { leaveKind: 'leave' | 'hospital' | null }

export type BedOccupancy = {
  occupantsOn(on: Day): ReadonlyMap<BedId, BedOccupantOnDay>
  /** True when a stay in the bed covers or follows the day, or began and ended after it. */
  hasStayFrom(bedId: BedId, fromOn: Day): boolean
  /** Stays of the bed, newest first. */
  staysOfBed(bedId: BedId): BedHistory['stays']
}
