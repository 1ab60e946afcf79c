// What a procedure knows of its caller. Hosts give the connection; the guard turns it into an actor.
import type { Role } from '#shared/contract/permissions.ts'
import type { UserId } from '#shared/contract/primitives.ts'
import type { SeatLock } from '#shared/features/accounts/accounts.contract.ts'

/** The person (or screen) an act is done by; goes into every audit row. */
export type Actor = {
  userId: UserId | null
  displayName: string | null
  roles: readonly Role[]
  seatId: string
  seatName: string
}

/** State of a seat as the guard needs it. */
export type SeatState =
  | { state: 'signed-out' | 'signed-in'; lockedBy?: null; actor: Actor }
  | { state: 'locked'; lockedBy: SeatLock; actor: Actor }

/** Given by the host once per connection: a desktop window or a browser. `resolveSeat` is asked anew on every call. */
export type ConnectionContext = {
  seatId: string
  resolveSeat: (options: { isBackground: boolean }) => SeatState
}

/** What feature routers see. */
export type RequestContext = ConnectionContext & {
  actor: Actor
  requestId: string
  /** True = somebody covered the seat's screen: it may learn that help is needed and where, never whose. */
  isCovered: boolean
}

/** Acts the program does by itself: watchdogs, imports from the command line, the demo. */
export const systemActor: Actor = { userId: null, displayName: null, roles: [], seatId: 'system', seatName: 'system' }
