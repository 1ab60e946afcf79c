// What of a tile is health data: how a heart beats, how somebody breathes, and that somebody is isolated. Where people are is not, on the wall.
import type { BedTile } from './wall.contract.ts'

const nothing = { value: null, at: null }

/** The tile as it is told to whoever may not read vital signs. */
export function withoutTileVitals(tile: BedTile): BedTile {
  return { ...tile, heartRate: nothing, respiration: nothing, spark: [], isIsolated: false }
}
