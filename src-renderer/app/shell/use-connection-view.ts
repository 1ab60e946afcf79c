// Turns the state of the line into what the banner says. Reconnecting goes on for ever; after half a minute it is called lost, so that somebody looks at the host.
import { useNow } from '../../ui/clock.tsx'
import { type ConnectionState, useConnectionState } from '../connection-state.ts'
import { toServerTime } from '../server-clock.ts'
import type { ConnectionView } from './connection-banner.tsx'

const calledLostAfterSeconds = 30

/** `now`: epoch milliseconds on the same clock as `state.since`. */
export function connectionViewOf(state: ConnectionState, now: number): ConnectionView {
  if (state.kind === 'connected') return { status: 'connected' }
  if (state.kind === 'connecting') return { status: 'connecting' }
  const secondsSinceLost = Math.max(0, Math.floor((now - state.since) / 1000))
  if (secondsSinceLost < calledLostAfterSeconds) return { status: 'reconnecting', secondsSinceLost }
  return { status: 'lost', lastConnectedAt: state.since }
}

export function useConnectionView(): ConnectionView {
  const state = useConnectionState()
  return connectionViewOf(state.kind === 'lost' ? { ...state, since: toServerTime(state.since) } : state, useNow())
}
