// Keeps the seat's state up to date: asked once, then told by the feed; what a person may do follows from it everywhere.
import { hashKey, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { AppStatus, SeatSession } from '#shared/features/accounts/accounts.contract.ts'
import { api, client } from '../../app/rpc-client.ts'
import { noteServerTime, serverNow } from '../../app/server-clock.ts'
import { useLiveFeed } from '../../app/use-live-feed.ts'
import { createTouchThrottle } from './idle-touch.ts'
import { canOf, type Session } from './session.ts'

const watchSession = ({ signal }: { signal: AbortSignal }) => client.accounts.watchSession(undefined, { signal })
const takeNewest = (_known: SeatSession, next: SeatSession) => next

/** `session` undefined = not known yet. */
export function useSeatSession(): { session: Session | undefined; error: unknown; retry: () => void } {
  const queryClient = useQueryClient()
  const status = useQuery(api.accounts.status.queryOptions({ staleTime: Number.POSITIVE_INFINITY, retry: 5 }))
  const feed = useLiveFeed(watchSession, takeNewest)
  const knownUserId = useRef<string | null>(null)

  const accept = useCallback(
    (next: SeatSession) => {
      const userId = next.user?.id ?? null
      if (knownUserId.current !== null && userId !== knownUserId.current) {
        // What the last person saw must not be on the screen of the next one.
        const statusHash = hashKey(api.accounts.status.queryKey())
        queryClient.removeQueries({ predicate: (query) => query.queryHash !== statusHash })
      }
      knownUserId.current = userId
      queryClient.setQueryData(api.accounts.status.queryKey(), (known: AppStatus | undefined) =>
        known ? { ...known, session: next } : known,
      )
    },
    [queryClient],
  )

  useEffect(() => {
    if (feed.data) accept(feed.data)
  }, [feed.data, accept])
  const serverAt = status.data?.serverNow
  useEffect(() => {
    if (serverAt !== undefined) noteServerTime(serverAt)
  }, [serverAt])
  useIdleTouch(status.data?.session.state === 'signed-in')

  const session = useMemo(() => {
    if (!status.data) return undefined
    const seat = status.data.session
    const isLocked = seat.state === 'locked'
    const isCovered = seat.lockedBy === 'person'
    return { status: status.data, session: seat, user: seat.user, isLocked, isCovered, can: canOf(seat.user), accept }
  }, [status.data, accept])
  return { session, error: status.error, retry: () => void status.refetch() }
}

function useIdleTouch(isSignedIn: boolean): void {
  useEffect(() => {
    if (!isSignedIn) return
    // A touch that fails is no news: the connection banner and the lock speak for themselves.
    const touch = createTouchThrottle(() => void client.accounts.touch().catch(() => undefined), serverNow)
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
    for (const name of events) document.addEventListener(name, touch, { capture: true, passive: true })
    return () => {
      for (const name of events) document.removeEventListener(name, touch, { capture: true })
    }
  }, [isSignedIn])
}
