// Seats: one screen each, with at most one signed-in user. Knows idle time and locking; never knows a password.
import { createHash, randomBytes } from 'node:crypto'
import type { FeedMessage } from '#shared/contract/live-feed.ts'
import type { UserId } from '#shared/contract/primitives.ts'
import type { SeatSession, SignedInUser } from '#shared/features/accounts/accounts.contract.ts'
import type { Clock } from '../../platform/clock.ts'
import { createLiveFeed, type LiveFeed } from '../../rpc/live-feed.ts'
import type { Actor, SeatState } from '../../rpc/request-context.ts'
import type { AccountsRepository } from './accounts.repository.ts'
import type { SeatRecord, UserRecord } from './accounts.tables.ts'

const PIN_USERS_PER_SEAT = 12
const ACTIVITY_WRITE_MS = 30_000
const SWEEP_MS = 5_000
const UNUSED_SEAT_MS = 30 * 86_400_000

export type SeatsDependencies = {
  repository: AccountsRepository
  clock: Clock
  newId: () => string
  /** Idle time in ms after which a seat locks itself. */
  autoLockMs: () => number
}

export type SeatsService = ReturnType<typeof createSeatsService>

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** A screen on the wall has nobody in front of it who could unlock it; its role can only look. */
function neverLocks(user: UserRecord): boolean {
  return user.roles.length === 1 && user.roles[0] === 'wall-screen'
}

export function createSeatsService(deps: SeatsDependencies) {
  const { repository, clock } = deps
  const feeds = new Map<string, LiveFeed<SeatSession, SeatSession>>()
  const activity = new Map<string, { at: number; writtenAt: number }>()

  function load(seatId: string): SeatRecord {
    const seat = repository.findSeat(seatId)
    if (!seat) throw new Error(`seat ${seatId} is unknown; open it first`)
    return seat
  }

  function userOf(seat: SeatRecord): UserRecord | undefined {
    const user = seat.userId ? repository.findUser(seat.userId) : undefined
    return user?.isActive ? user : undefined
  }

  function lastActiveAt(seat: SeatRecord): number {
    return Math.max(seat.lastActiveAt, activity.get(seat.id)?.at ?? 0)
  }

  function isLocked(seat: SeatRecord, user: UserRecord): boolean {
    if (seat.isLocked) return true
    return !neverLocks(user) && clock.now() - lastActiveAt(seat) > deps.autoLockMs()
  }

  function noteActivity(seat: SeatRecord): void {
    const now = clock.now()
    const known = activity.get(seat.id)
    const writtenAt = known?.writtenAt ?? seat.lastActiveAt
    if (now - writtenAt >= ACTIVITY_WRITE_MS) {
      repository.updateSeat(seat.id, { lastActiveAt: now })
      activity.set(seat.id, { at: now, writtenAt: now })
    } else activity.set(seat.id, { at: now, writtenAt })
  }

  function view(seatId: string): SeatSession {
    const seat = load(seatId)
    const user = userOf(seat)
    const pinUsers = seat.pinUserIds.flatMap((id) => {
      const pinUser = repository.findUser(id)
      return pinUser?.isActive && pinUser.pinHash ? [{ id: pinUser.id, displayName: pinUser.displayName }] : []
    })
    return {
      seat: seat.name,
      state: user ? (isLocked(seat, user) ? 'locked' : 'signed-in') : 'signed-out',
      user: user ? toSignedInUser(user) : null,
      pinUsers,
      autoLockMs: user && neverLocks(user) ? null : deps.autoLockMs(),
    }
  }

  function feedOf(seatId: string): LiveFeed<SeatSession, SeatSession> {
    const known = feeds.get(seatId)
    if (known) return known
    const feed = createLiveFeed<SeatSession, SeatSession>({ clock, snapshot: () => view(seatId) })
    feeds.set(seatId, feed)
    return feed
  }

  function change(seatId: string, changes: Partial<SeatRecord>): SeatSession {
    repository.updateSeat(seatId, changes)
    const session = view(seatId)
    feeds.get(seatId)?.publish(session)
    return session
  }

  /** Locks what has been idle for too long, so that the screen changes by itself. */
  function sweep(): void {
    for (const [seatId, feed] of feeds) {
      if (feed.watcherCount() === 0) {
        feeds.delete(seatId)
        continue
      }
      const seat = load(seatId)
      const user = userOf(seat)
      if (user && !seat.isLocked && isLocked(seat, user)) change(seatId, { isLocked: true })
    }
  }

  let stopSweep: (() => void) | undefined

  return {
    start(): void {
      repository.deleteUnusedSeats(clock.now() - UNUSED_SEAT_MS)
      stopSweep = clock.every(SWEEP_MS, sweep)
    },
    stop(): void {
      stopSweep?.()
    },
    /** Finds the seat of a token, or makes a new seat with a new token. The token is given once and kept only as a hash. */
    open(token: string | null, name: string): { seatId: string; token: string; isNew: boolean } {
      const known = token ? repository.findSeatByTokenHash(hashToken(token)) : undefined
      if (known && token) return { seatId: known.id, token, isNew: false }
      const fresh = randomBytes(32).toString('base64url')
      const now = clock.now()
      const seatId = deps.newId()
      repository.insertSeat({
        id: seatId,
        tokenHash: hashToken(fresh),
        name,
        userId: null,
        isLocked: false,
        signedInAt: null,
        lastActiveAt: now,
        pinUserIds: [],
        createdAt: now,
      })
      return { seatId, token: fresh, isNew: true }
    },
    isToken: (token: string): boolean => repository.findSeatByTokenHash(hashToken(token)) !== undefined,
    resolve(seatId: string, options: { isBackground: boolean }): SeatState {
      const seat = load(seatId)
      const user = userOf(seat)
      const actor: Actor = {
        userId: user?.id ?? null,
        displayName: user?.displayName ?? null,
        roles: user?.roles ?? [],
        seatId: seat.id,
        seatName: seat.name,
      }
      if (!user) return { state: 'signed-out', actor }
      if (isLocked(seat, user)) return { state: 'locked', actor }
      if (!options.isBackground) noteActivity(seat)
      return { state: 'signed-in', actor }
    },
    view,
    watch: (seatId: string, signal?: AbortSignal): AsyncGenerator<FeedMessage<SeatSession, SeatSession>, void, void> =>
      feedOf(seatId).watch(signal),
    /** Puts a user on the seat; `remembersForPin` after a password sign-in. */
    seatUser(seatId: string, user: UserRecord, remembersForPin: boolean): SeatSession {
      const seat = load(seatId)
      const now = clock.now()
      const pinUserIds = remembersForPin
        ? [user.id, ...seat.pinUserIds.filter((id) => id !== user.id)].slice(0, PIN_USERS_PER_SEAT)
        : seat.pinUserIds
      activity.set(seatId, { at: now, writtenAt: now })
      return change(seatId, { userId: user.id, isLocked: false, signedInAt: now, lastActiveAt: now, pinUserIds })
    },
    mayUsePin: (seatId: string, userId: UserId): boolean => load(seatId).pinUserIds.includes(userId),
    lock: (seatId: string): SeatSession => (load(seatId).userId ? change(seatId, { isLocked: true }) : view(seatId)),
    clear: (seatId: string): SeatSession => change(seatId, { userId: null, isLocked: false, signedInAt: null }),
    /** After an account was changed: every seat shows it at once. */
    refreshAll(): void {
      for (const [seatId, feed] of feeds) feed.publish(view(seatId))
    },
  }
}

export function toSignedInUser(user: UserRecord): SignedInUser {
  return {
    id: user.id,
    loginName: user.loginName,
    displayName: user.displayName,
    roles: user.roles,
    hasPin: user.pinHash !== null,
  }
}
