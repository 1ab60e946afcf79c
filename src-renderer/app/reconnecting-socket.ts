// Keeps one socket to the backend open. A dead one is replaced with growing pauses; calls in flight on it fail, feeds start anew.
import { RPCLink } from '@orpc/client/websocket'
import type { ConnectionStore } from './connection-state.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000
const CALL_WAIT_MS = 8_000

type OpenSocket = { link: RPCLink<Record<never, never>> }

/** A refused line may mean that the host no longer knows this seat (a restored home): loading the page gives it a new one. */
async function renewSeat(): Promise<void> {
  await fetch('/', { cache: 'no-store' }).catch(() => undefined)
}

/** Answers a function that waits for the open socket, at most 8 s. */
export function createReconnectingSocket(url: string, connection: ConnectionStore): () => Promise<OpenSocket> {
  let open: OpenSocket | undefined
  let pauseMs = FIRST_PAUSE_MS
  const waiting = new Set<(socket: OpenSocket) => void>()

  function connect(): void {
    const websocket = new WebSocket(url)
    let isCounted = false
    let wasOpen = false
    const lose = (): void => {
      if (isCounted) return
      isCounted = true
      open = undefined
      connection.set({ kind: 'lost', since: Date.now() })
      setTimeout(() => void (wasOpen ? connect() : renewSeat().then(connect)), pauseMs)
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    }
    websocket.addEventListener('open', () => {
      wasOpen = true
      pauseMs = FIRST_PAUSE_MS
      open = { link: new RPCLink({ websocket }) }
      connection.set({ kind: 'connected' })
      for (const resolve of waiting) resolve(open)
      waiting.clear()
    })
    websocket.addEventListener('close', lose)
    websocket.addEventListener('error', lose)
  }
  connect()

  return () => {
    if (open) return Promise.resolve(open)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(settle)
        reject(new Error('CONNECTION_LOST'))
      }, CALL_WAIT_MS)
      const settle = (socket: OpenSocket): void => {
        clearTimeout(timer)
        resolve(socket)
      }
      waiting.add(settle)
    })
  }
}
