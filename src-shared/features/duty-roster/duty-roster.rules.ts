// The grid of a week: its days, its rows, and which places nobody is planned for. Pure.
import { addDays, daysBetween } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'
import type { DutyCell, DutyPost, DutySlot } from './duty-roster.model.ts'

/** 2001-01-01 was a Monday. */
const SOME_MONDAY = '2001-01-01'

/** The rows of a day in the order of the form: a post, and its shift where it is planned by shift. */
export const dutyRows: readonly Pick<DutySlot, 'post' | 'shift'>[] = [
  { post: 'leader', shift: null },
  { post: 'care', shift: 'day' },
  { post: 'care', shift: 'swing' },
  { post: 'care', shift: 'night' },
  { post: 'medical', shift: null },
  { post: 'fire-control', shift: null },
  { post: 'guard', shift: null },
]

/** The Monday of the week of a day. */
export function mondayOf(day: Day): Day {
  const since = daysBetween(SOME_MONDAY, day)
  return addDays(day, -(((since % 7) + 7) % 7))
}

/** The seven days from a Monday on. */
export function daysOfWeek(monday: Day): Day[] {
  return [0, 1, 2, 3, 4, 5, 6].map((count) => addDays(monday, count))
}

/** Names a place of the grid; the same place has the same text. */
export function slotKey({ day, post, shift }: DutySlot): string {
  return `${day}:${post}:${shift ?? ''}`
}

/** True when the post is planned by shift exactly where it should be. */
export function isSlot({ post, shift }: Pick<DutySlot, 'post' | 'shift'>): boolean {
  return (post === 'care') === (shift !== null)
}

/** Places of a day nobody is planned for. `cells` may hold other days. */
export function gapsOf(day: Day, cells: readonly DutyCell[]): Pick<DutySlot, 'post' | 'shift'>[] {
  const filled = new Set(cells.filter(({ people }) => people.length > 0).map(slotKey))
  return dutyRows.filter((row) => !filled.has(slotKey({ day, ...row })))
}

/** The names of a post on a day in the order of its shifts, each once. */
export function namesOf(
  day: Day,
  post: DutyPost,
  cells: readonly Pick<DutyCell, 'day' | 'post' | 'shift' | 'people'>[],
): string[] {
  const own = dutyRows
    .filter((row) => row.post === post)
    .flatMap((row) => cells.filter((cell) => cell.day === day && cell.post === post && cell.shift === row.shift))
  return [...new Set(own.flatMap(({ people }) => people.map(({ name }) => name)))]
}

/** The days of a span, both ends included; empty when it ends before it begins. */
export function daysOfSpan(from: Day, until: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, until) + 1) }, (_, index) => addDays(from, index))
}
