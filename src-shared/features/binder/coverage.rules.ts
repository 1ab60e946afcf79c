// Which days of a span something was in force, and which it was not. Pure; whole days, both ends inside.
import { addDays } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'

/** `until` null = no end known. */
export type DaySpan = { from: Day; until: Day | null }
export type ClosedSpan = { from: Day; until: Day }

/** The days two spans share; null = none. */
export function overlapOf(left: DaySpan, right: ClosedSpan): ClosedSpan | null {
  const from = left.from > right.from ? left.from : right.from
  const until = left.until !== null && left.until < right.until ? left.until : right.until
  return from <= until ? { from, until } : null
}

/** The stretches of `within` that no cover reaches, oldest first. Covers may overlap and stand in any order. */
export function uncoveredIn(within: ClosedSpan, covers: readonly DaySpan[]): ClosedSpan[] {
  const holes: ClosedSpan[] = []
  let next = within.from
  const inOrder = covers
    .flatMap((cover) => overlapOf(cover, within) ?? [])
    .sort((left, right) => (left.from < right.from ? -1 : 1))
  for (const { from, until } of inOrder) {
    if (from > next) holes.push({ from: next, until: addDays(from, -1) })
    if (until >= next) next = addDays(until, 1)
  }
  return next <= within.until ? [...holes, { from: next, until: within.until }] : holes
}

/** The last covered day before a day; null = nothing was in force before it. */
export function lastCoveredBefore(day: Day, covers: readonly DaySpan[]): Day | null {
  const before = covers
    .filter(({ from }) => from < day)
    .map(({ until }) => (until === null || until >= day ? addDays(day, -1) : until))
    .sort()
  return before.at(-1) ?? null
}
