// Pure rules of places and beds: how a bed is called, on which floor a room lies, what state a bed shows.
// Must never read the clock or store a state: a bed's state is derived from the intervals of the day asked for.
import type { BedBlockKind, BedState } from './beds.model.ts'

/** Room and bed as people say it: room `201`, bed `1` → `201-1`. */
export function bedLabelOf(roomName: string, bedName: string): string {
  return `${roomName}-${bedName}`
}

/**
 * The floor a room number tells: its first run of digits without the last two (`101` → 1, `1203` → 12, `A-305` → 3).
 * Null when the number has fewer than three digits and so names no floor.
 */
export function floorNumberOfRoom(roomName: string): number | null {
  const digits = /\d{3,}/.exec(roomName)?.[0]
  return digits === undefined ? null : Number(digits.slice(0, -2))
}

/** Name of the floor made for a room of an imported roster; a room whose number names no floor goes to the first one. */
export function floorNameOfRoom(roomName: string): string {
  return `${floorNumberOfRoom(roomName) ?? 1}层`
}

/** State of a bed on a day. A resident in the bed counts before a block: an isolated resident's bed stays occupied. */
export function bedStateOf(
  occupant: { leaveKind: 'leave' | 'hospital' | null } | null,
  blockKind: BedBlockKind | null,
): BedState {
  if (occupant) {
    if (occupant.leaveKind === 'leave') return 'on-leave'
    return occupant.leaveKind === 'hospital' ? 'in-hospital' : 'occupied'
  }
  return blockKind ?? 'free'
}

/** Orders room and bed names as people count: `99` before `101`, `2` before `10`. */
export function comparePlaceNames(left: string, right: string): number {
  return left.localeCompare(right, 'zh-CN', { numeric: true })
}
