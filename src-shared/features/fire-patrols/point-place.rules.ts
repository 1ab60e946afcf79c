// Where a point stands on the drawn floor. Pure. A point keeps its name, its items and its days when only its place on the plan is told.
import type { Day } from '../../contract/primitives.ts'
import type { NewPoint } from './fire-patrols.model.ts'
import type { PointVersion } from './fire-patrols.rules.ts'

type Position = NewPoint['position']

/** True for the same floor and cell, or for two that are not drawn. */
export function isSamePosition(left: Position, right: Position): boolean {
  if (left === null || right === null) return left === right
  return left.floorId === right.floorId && left.at[0] === right.at[0] && left.at[1] === right.at[1]
}

/**
 * The rows that say where a point stands from `today` on: how it is today, and each change that is entered for a later day. Empty = it has
 * ended. A point that begins later is told from that day. `versions` of one point in the order in which they were written.
 */
export function rowsToPlace(today: Day, versions: readonly PointVersion[]): PointVersion[] {
  const current = versions.reduce<PointVersion | undefined>(
    (found, version) => (version.fromOn <= today && (!found || version.fromOn >= found.fromOn) ? version : found),
    undefined,
  )
  const later = new Map(versions.filter(({ fromOn }) => fromOn > today).map((version) => [version.fromOn, version]))
  const rows = [...later.values()].sort((left, right) => (left.fromOn < right.fromOn ? -1 : 1))
  return [...(current ? [{ ...current, fromOn: today }] : []), ...rows].filter(({ isClosed }) => !isClosed)
}
