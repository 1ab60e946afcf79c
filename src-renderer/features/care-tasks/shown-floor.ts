// The floor whose tasks this seat looked at last. A seat stands on a floor; whoever opens the grid there means that one.
const floorKey = 'yian.care-tasks.floor'
const wholeHouse = '*'

/** A floor's name, null for the whole house, undefined when nothing was chosen on this seat. */
export function readShownFloor(storage: Pick<Storage, 'getItem'>): string | null | undefined {
  const kept = storage.getItem(floorKey)
  if (kept === null || kept.length > 60) return undefined
  return kept === wholeHouse ? null : kept
}

export function keepShownFloor(floorName: string | null, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(floorKey, floorName ?? wholeHouse)
}
