// The only place where the renderer knows how it reaches the backend: a MessagePort in the desktop window, a WebSocket in a browser.
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { RPCLink as SocketLink } from '@orpc/client/websocket'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { AppClient } from '#shared/contract/app-contract.ts'
import { SeatSession } from '#shared/features/accounts/accounts.contract.ts'
import { type LeavingAct, leaveSeatPath } from '#shared/features/accounts/leave-seat.ts'
import { connectionState } from './connection-state.ts'
import { createReconnectingSocket } from './reconnecting-socket.ts'

declare global {
  interface Window {
    /** Set by the desktop preload. `requestPort` is answered by a window message that carries the port. */
    yianDesktop?: { requestPort(): void; printToPdf(name: string): Promise<boolean> }
  }
}

function connectBySocket(): AppClient {
  const url = new URL('/rpc', window.location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  const current = createReconnectingSocket(url.href, connectionState)
  // A link is bound to one socket; calls made while there is none wait for the next one.
  const link = {
    async call(...args: Parameters<SocketLink<Record<never, never>>['call']>) {
      const socket = await current()
      return socket.link.call(...args)
    },
  }
  return createORPCClient(link)
}

async function connectByPort(desktop: NonNullable<Window['yianDesktop']>): Promise<AppClient> {
  const port = await new Promise<MessagePort>((resolve) => {
    window.addEventListener('message', function take(event) {
      const [received] = event.ports
      if (event.source !== window || event.data !== 'yian-port' || !received) return
      window.removeEventListener('message', take)
      resolve(received)
    })
    desktop.requestPort()
  })
  port.start()
  connectionState.set({ kind: 'connected' })
  port.addEventListener('close', () => connectionState.set({ kind: 'lost', since: Date.now() }))
  return createORPCClient(new PortLink({ port }))
}

/** A desktop window may show the pages of another console of the same data folder: those talk to the host they came from. */
const desktop = window.location.protocol === 'yian:' ? window.yianDesktop : undefined

/** The typed client of the whole backend: `client.residents.list({...})`. */
export const client: AppClient = desktop ? await connectByPort(desktop) : connectBySocket()

/** TanStack Query options of every procedure: `useQuery(api.beds.map.queryOptions({ input: {} }))`. */
export const api = createTanstackQueryUtils(client)

function leaveByCall(act: LeavingAct): Promise<SeatSession> {
  return act === 'lock' ? client.accounts.lock() : client.accounts.signOut()
}

/**
 * Signs the seat out or locks it, also when the page is closed in the same instant: a browser drops what still waits in a socket, but
 * carries a `keepalive` request to its end. The desktop window's port delivers by itself what was posted before it closed.
 */
export async function leaveSeat(act: LeavingAct): Promise<SeatSession> {
  if (desktop) return leaveByCall(act)
  const answer = await fetch(leaveSeatPath(act), { method: 'POST', keepalive: true }).catch(() => null)
  // The call knows how to wait for a lost line and says in words why the console refused.
  return answer?.ok ? SeatSession.parse(await answer.json()) : leaveByCall(act)
}
