// How long nobody has been at a seat, and whether it is locked by that. Must never stop a person from working because noting failed.
import type { SeatLock } from '#shared/features/accounts/accounts.contract.ts'
import type { Clock } from '../../platform/clock.ts'
import type { AccountsRepository } from './accounts.repository.ts'
import type { SeatRecord, UserRecord } from './accounts.tables.ts'

const ACTIVITY_WRITE_MS = 30_000

export type SeatActivity = ReturnType<typeof createSeatActivity>

/** A screen on the wall has nobody in front of it who could unlock it; its role can only look. */
export function neverLocks(user: UserRecord): boolean {
  return user.roles.length === 1 && user.roles[0] === 'wall-screen'
}

export function createSeatActivity(deps: {
  repository: AccountsRepository
  clock: Clock
  /** Idle time in ms after which a seat locks itself. */
  autoLockMs: () => number
}) {
  const { repository, clock } = deps
  const known = new Map<string, { at: number; writtenAt: number }>()

  return {
    /** null = not locked. */
    lockOf(seat: SeatRecord, user: UserRecord): SeatLock | null {
      if (seat.lockedBy !== null) return seat.lockedBy
      // A clock that was set back must not keep a seat open: time that runs backwards counts as time away.
      const idleMs = Math.abs(clock.now() - (known.get(seat.id)?.at ?? seat.lastActiveAt))
      return !neverLocks(user) && idleMs > deps.autoLockMs() ? 'idle' : null
    },
    /** Written at most every 30 s: the exact moment only matters while the program runs. */
    note(seat: SeatRecord): void {
      const now = clock.now()
      const writtenAt = known.get(seat.id)?.writtenAt ?? seat.lastActiveAt
      const isWriteDue = Math.abs(now - writtenAt) >= ACTIVITY_WRITE_MS
      known.set(seat.id, { at: now, writtenAt: isWriteDue ? now : writtenAt })
      if (!isWriteDue) return
      try {
        repository.updateSeat(seat.id, { lastActiveAt: now })
      } catch {
        // A full disk must not keep anybody from reading; the memory of this process is enough until the next note.
      }
    },
    restart(seatId: string): void {
      const now = clock.now()
      known.set(seatId, { at: now, writtenAt: now })
    },
    forget: (seatId: string): void => void known.delete(seatId),
  }
}
