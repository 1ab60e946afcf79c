// The connection as people are told about it: short breaks count seconds, long ones say since when.
import { useMemo, useRef } from 'react'
import { useNow } from '../../ui/clock.tsx'
import { useConnectionState } from '../connection-state.ts'
import { toServerTime } from '../server-clock.ts'
import type { ConnectionView } from './connection-banner.tsx'

const reconnectingForMs = 60_000
const firstTryMs = 3_000

/** `openedAt` and `now` in epoch ms by the same clock. */
export function connectionViewOf(
  state: { kind: 'connecting' } | { kind: 'connected' } | { kind: 'lost'; since: number },
  now: number,
  openedAt: number,
): ConnectionView {
  if (state.kind === 'connected') return { status: 'connected' }
  if (state.kind === 'connecting') {
    return now - openedAt < firstTryMs ? { status: 'connected' } : { status: 'lost', lastConnectedAt: null }
  }
  const lostForMs = Math.max(0, now - state.since)
  if (lostForMs < reconnectingForMs) {
    return { status: 'reconnecting', secondsSinceLost: Math.floor(lostForMs / 1000) }
  }
  return { status: 'lost', lastConnectedAt: state.since }
}

export function useConnectionView(): ConnectionView {
  const state = useConnectionState()
  const now = useNow()
  const openedAt = useRef(now).current
  const lostSince = state.kind === 'lost' ? toServerTime(state.since) : null
  const { kind } = state
  const tick = kind === 'connected' ? 0 : now
  return useMemo(
    () =>
      connectionViewOf(
        kind === 'lost' ? { kind, since: lostSince ?? tick } : { kind },
        tick,
        openedAt,
      ),
    [kind, lostSince, tick, openedAt],
  )
}
