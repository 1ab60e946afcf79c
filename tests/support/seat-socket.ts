// A screen of the browser host: gets its seat cookie from the page, then the RPC client over the real WebSocket.

import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import type { AppClient } from '#shared/contract/app-contract.ts'

export type SeatSocket = { client: AppClient; cookie: string; close(): void }

export async function openSeatSocket(url: string): Promise<SeatSocket> {
  const page = await fetch(url)
  const cookie = page.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error('the page gave no seat')
  const socket = new WebSocket(`${url.replace('http', 'ws')}rpc`, { headers: { cookie, origin: new URL(url).origin } })
  await new Promise<void>((done, fail) => {
    socket.once('open', done)
    socket.once('error', fail)
  })
  const client: AppClient = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }))
  return { client, cookie, close: () => socket.close() }
}
