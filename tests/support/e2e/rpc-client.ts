// The same typed client as the screens use, from the test itself: for set-up and for looking behind the screen.

import { once } from 'node:events'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import type { AppClient } from '#shared/contract/app-contract.ts'

export type Seat = { client: AppClient; close(): void }

/** A seat of its own at a running home, with nobody signed in. */
export async function openSeat(url: string): Promise<Seat> {
  const page = await fetch(url)
  const [cookie] = page.headers.getSetCookie()
  await page.arrayBuffer()
  if (!cookie) throw new Error('the home gave no seat')
  const address = new URL('/rpc', url)
  const origin = address.origin
  address.protocol = 'ws:'
  const socket = new WebSocket(address, { headers: { cookie: cookie.split(';')[0] ?? '', origin } })
  await once(socket, 'open')
  const client: AppClient = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }))
  return { client, close: () => socket.terminate() }
}

/** A seat at which this account is signed in. */
export async function signedInSeat(url: string, login: { loginName: string; password: string }): Promise<Seat> {
  const seat = await openSeat(url)
  await seat.client.accounts.signIn({ loginName: login.loginName, password: login.password })
  return seat
}
