// Whether the backend can be heard. Screens show it within 5 s; nothing old may look live.
import { useSyncExternalStore } from 'react'

/** `since` = epoch ms of this screen's clock. */
export type ConnectionState = { kind: 'connecting' } | { kind: 'connected' } | { kind: 'lost'; since: number }

function createConnectionStore() {
  let state: ConnectionState = { kind: 'connecting' }
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(next: ConnectionState): void {
      if (next.kind === state.kind) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type ConnectionStore = ReturnType<typeof createConnectionStore>
export const connectionState = createConnectionStore()

/** The connection as React state. */
export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(connectionState.subscribe, connectionState.get)
}
