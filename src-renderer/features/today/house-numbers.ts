// The numbers of the house on one day, counted from its beds. Pure; a share of nothing is unknown, not 0.
import type { BedOnDay, BedState } from '#shared/features/beds/beds.model.ts'

export type HouseNumbers = {
  beds: number
  inHouse: number
  onLeave: number
  inHospital: number
  free: number
  freeNursing: number
  blocked: number
  /** Taken beds of all beds, 0 to 1. */
  occupancy: number | null
  /** Nursing beds of all beds, 0 to 1. */
  nursingShare: number | null
}

const blockedStates: readonly BedState[] = ['reserved', 'repair', 'out-of-use', 'isolation']

export function houseNumbersOf(beds: readonly BedOnDay[]): HouseNumbers {
  const count = (passes: (bed: BedOnDay) => boolean) => beds.filter(passes).length
  const inHouse = count((bed) => bed.occupant !== null)
  const nursing = count((bed) => bed.careType === 'nursing')
  return {
    beds: beds.length,
    inHouse,
    onLeave: count((bed) => bed.state === 'on-leave'),
    inHospital: count((bed) => bed.state === 'in-hospital'),
    free: count((bed) => bed.state === 'free'),
    freeNursing: count((bed) => bed.state === 'free' && bed.careType === 'nursing'),
    blocked: count((bed) => blockedStates.includes(bed.state)),
    occupancy: beds.length === 0 ? null : inHouse / beds.length,
    nursingShare: beds.length === 0 ? null : nursing / beds.length,
  }
}

/** '78.7 %', or null when unknown. */
export function percentText(share: number | null): string | null {
  return share === null ? null : `${(share * 100).toFixed(1)} %`
}

export type ShiftName = 'day' | 'swing' | 'night'

/** The shift at a time of day 'HH:mm'; the night shift runs over midnight. */
export function shiftAt(
  time: string,
  starts: Record<ShiftName, string>,
): { name: ShiftName; from: string; to: string } {
  if (time >= starts.day && time < starts.swing) return { name: 'day', from: starts.day, to: starts.swing }
  if (time >= starts.swing && time < starts.night) return { name: 'swing', from: starts.swing, to: starts.night }
  return { name: 'night', from: starts.night, to: starts.day }
}
