// Which post somebody held from when on. The post of hiring stands first; of two rows for one day the later written counts. Pure.
import type { Day } from '../../contract/primitives.ts'
import type { StaffPost } from './staff.contract.ts'

/** A post held from a day on. */
export type HeldPost = { post: StaffPost; fromOn: Day }

/** Earliest first. `changes` in the order in which they were written. */
export function heldPosts(hired: HeldPost, changes: readonly HeldPost[]): HeldPost[] {
  const byDay = new Map([[hired.fromOn, hired.post]])
  for (const { post, fromOn } of changes) byDay.set(fromOn < hired.fromOn ? hired.fromOn : fromOn, post)
  return [...byDay]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([fromOn, post]) => ({ post, fromOn }))
    .filter((held, index, all) => held.post !== all[index - 1]?.post)
}

/** The post on a day; before the first day the one of hiring. */
export function postOn(held: readonly HeldPost[], on: Day): StaffPost {
  const found = held.findLast(({ fromOn }) => fromOn <= on) ?? held[0]
  if (!found) throw new RangeError('Give at least the post of hiring.')
  return found.post
}
