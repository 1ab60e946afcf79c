// Who sits at this screen, for every page below the session gate.
import { createContext, useContext } from 'react'
import { isAllowed, type Permission } from '#shared/contract/permissions.ts'
import type { AppStatus, SeatSession, SignedInUser } from '#shared/features/accounts/accounts.contract.ts'

export type Session = {
  status: AppStatus
  session: SeatSession
  /** The person of this seat, also while it is locked (the page beneath stays as it was); null = nobody. */
  user: SignedInUser | null
  /** Feeds and polls rest while the seat is locked, but for the few the backend answers then. */
  isLocked: boolean
  /** A person covered the screen: no name may be on it, not even beneath. Implies `isLocked`. */
  isCovered: boolean
  /** True when the person holds the permission. For hiding only: the backend's guard decides. */
  can: (permission: Permission) => boolean
  /** Takes over what the backend answered to a sign-in, lock or sign-out, before the feed says so. */
  accept: (session: SeatSession) => void
}

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs the session gate above it; app/routes.tsx gives one')
  return session
}

export function canOf(user: SignedInUser | null): (permission: Permission) => boolean {
  return (permission) => user !== null && isAllowed(user.roles, permission)
}
