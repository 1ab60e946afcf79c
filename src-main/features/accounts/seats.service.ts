// Seats: one screen each, with at most one signed-in user. Knows idle time and locking; never knows a password.
import { createHash, randomBytes } from 'node:crypto'
import type { FeedMessage } from '#shared/contract/live-feed.ts'
import type { UserId } from '#shared/contract/primitives.ts'
import type { SeatSession, SignedInUser } from '#shared/features/accounts/accounts.contract.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import { createLiveFeed, type LiveFeed } from '../../rpc/live-feed.ts'
import type { Actor, SeatState } from '../../rpc/request-context.ts'
import type { AccountsRepository } from './accounts.repository.ts'
import type { SeatRecord, UserRecord } from './accounts.tables.ts'
import { createSeatActivity, neverLocks } from './seat-activity.ts'

const PIN_USERS_PER_SEAT = 12
const SWEEP_MS = 5_000
const UNUSED_SEAT_MS = 30 * 86_400_000

export type SeatsDependencies = {
  repository: AccountsRepository
  clock: Clock
  newId: () => string
  /** Idle time in ms after which a seat locks itself. */
  autoLockMs: () => number
  logger: Logger
}

export type SeatsService = ReturnType<typeof createSeatsService>

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export function createSeatsService(deps: SeatsDependencies) {
  const { repository, clock } = deps
  const feeds = new Map<string, LiveFeed<SeatSession, SeatSession>>()
  const idleFeeds = new Set<string>()
  const activity = createSeatActivity(deps)

  function load(seatId: string): SeatRecord {
    const seat = repository.findSeat(seatId)
    if (!seat) throw new Error(`seat ${seatId} is unknown; open it first`)
    return seat
  }

  function userOf(seat: SeatRecord): UserRecord | undefined {
    const user = seat.userId ? repository.findUser(seat.userId) : undefined
    return user?.isActive ? user : undefined
  }

  function view(seatId: string): SeatSession {
    const seat = load(seatId)
    const user = userOf(seat)
    const pinUsers = seat.pinUserIds.flatMap((id) => {
      const pinUser = repository.findUser(id)
      return pinUser?.isActive && pinUser.pinHash ? [{ id: pinUser.id, displayName: pinUser.displayName }] : []
    })
    const lockedBy = user ? activity.lockOf(seat, user) : null
    return {
      seat: seat.name,
      state: user ? (lockedBy ? 'locked' : 'signed-in') : 'signed-out',
      lockedBy,
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

  /** Tells the seat's screens; call it after the change is committed. */
  function announce(seatId: string): SeatSession {
    const session = view(seatId)
    feeds.get(seatId)?.publish(session)
    return session
  }

  /** A screen may have asked for a feed and not yet begun to read, so a feed goes only when it was unused twice. */
  function dropIfUnused(seatId: string, feed: LiveFeed<SeatSession, SeatSession>): boolean {
    if (feed.watcherCount() > 0) {
      idleFeeds.delete(seatId)
      return false
    }
    if (idleFeeds.delete(seatId)) feeds.delete(seatId)
    else idleFeeds.add(seatId)
    return true
  }

  /** Locks what has been idle for too long, so that the screen changes by itself. */
  function sweep(): void {
    for (const [seatId, feed] of feeds) {
      const seat = repository.findSeat(seatId)
      if (dropIfUnused(seatId, feed) || !seat || seat.lockedBy !== null) continue
      const user = userOf(seat)
      if (!user || activity.lockOf(seat, user) === null) continue
      try {
        repository.updateSeat(seatId, { lockedBy: 'idle' })
      } catch (error) {
        // Nothing can be stored at the moment; idle time keeps the seat locked all the same.
        deps.logger.warn({ err: error, seatId }, 'an idle lock could not be stored')
      }
      announce(seatId)
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
        lockedBy: null,
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
      const lockedBy = activity.lockOf(seat, user)
      if (lockedBy) return { state: 'locked', lockedBy, actor }
      if (!options.isBackground) activity.note(seat)
      return { state: 'signed-in', actor }
    },
    view,
    watch: (seatId: string, signal?: AbortSignal): AsyncGenerator<FeedMessage<SeatSession, SeatSession>, void, void> =>
      feedOf(seatId).watch(signal),
    announce,
    /** Puts a user on the seat; `remembersForPin` after a password sign-in. Announce it after the commit. */
    seatUser(seatId: string, user: UserRecord, remembersForPin: boolean): void {
      const seat = load(seatId)
      const now = clock.now()
      const pinUserIds = remembersForPin
        ? [user.id, ...seat.pinUserIds.filter((id) => id !== user.id)].slice(0, PIN_USERS_PER_SEAT)
        : seat.pinUserIds
      activity.restart(seatId)
      const changes = { userId: user.id, lockedBy: null, signedInAt: now, lastActiveAt: now, pinUserIds }
      repository.updateSeat(seatId, changes)
    },
    mayUsePin: (seatId: string, userId: UserId): boolean => load(seatId).pinUserIds.includes(userId),
    /** A person covers the screen. */
    lock: (seatId: string): void => repository.updateSeat(seatId, { lockedBy: 'person' }),
    clear(seatId: string): void {
      activity.forget(seatId)
      repository.updateSeat(seatId, { userId: null, lockedBy: null, signedInAt: null })
    },
    /** Signs a user out everywhere and ends their way back by PIN, as a changed password must; `exceptSeatId` stays. */
    dismiss(userId: UserId, exceptSeatId: string | null): void {
      for (const seat of repository.listSeatsOf(userId)) {
        if (seat.id === exceptSeatId) continue
        const gone = seat.userId === userId ? { userId: null, lockedBy: null, signedInAt: null } : {}
        repository.updateSeat(seat.id, { ...gone, pinUserIds: seat.pinUserIds.filter((id) => id !== userId) })
      }
    },
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
