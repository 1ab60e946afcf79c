import { MessageChannel } from 'node:worker_threads'
import { createORPCClient, isDefinedError, safe } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/message-port'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ConnectionContext } from '#main/rpc/request-context.ts'
import { allProcedures, answerOf, callAt, clientOf, shapeOf } from '../support/contract-walk.ts'
import { createLogKeeper, createSampleRouter, createTestSeat, type sampleContract } from '../support/guarded-router.ts'
import { testPassword } from '../support/test-backend.ts'
import { startTestLanHost } from '../support/test-lan-host.ts'

/** A line over a real MessagePort, as a desktop window has it. */
function connectPort(router: object, context: ConnectionContext) {
  const { port1, port2 } = new MessageChannel()
  new RPCHandler<ConnectionContext>(router as never).upgrade(port1, { context })
  port1.start()
  port2.start()
  onTestFinished(() => {
    port1.close()
    port2.close()
  })
  return { link: new PortLink({ port: port2 }), close: () => port2.close() }
}

type SampleClient = ContractRouterClient<typeof sampleContract>
type SampleLine = { client: SampleClient; hand: ReturnType<typeof createSampleRouter>['hand']; close: () => void }

const lines: Record<'MessagePort' | 'WebSocket', () => Promise<SampleLine>> = {
  async MessagePort() {
    const { router, hand } = createSampleRouter(createLogKeeper().logger)
    const { link, close } = connectPort(router, createTestSeat('signed-in', ['caregiver']).context)
    return { client: createORPCClient(link), hand, close }
  },
  async WebSocket() {
    const { router, hand } = createSampleRouter(createLogKeeper().logger)
    const lan = await startTestLanHost({ router, roles: ['caregiver'] })
    const cookie = await lan.openPage()
    const { seatId } = lan.backend.openSeat(cookie.split('=')[1] ?? null, 'browser')
    const sign = clientOf(lan.backend.router, lan.backend.contextFor(seatId)) as typeof lan extends { signIn: unknown }
      ? unknown
      : never
    await callAt(sign, 'accounts.signIn')({ loginName: 'caregiver', password: testPassword })
    const socket = await lan.connect(cookie)
    const link = new SocketLink({ websocket: socket as unknown as globalThis.WebSocket })
    return { client: createORPCClient(link), hand, close: () => socket.terminate() }
  },
}

describe.each(['MessagePort', 'WebSocket'] as const)('over a %s', (kind) => {
  test('an answer comes back', async () => {
    const { client } = await lines[kind]()
    expect(await client.beds({ floor: 3 })).toBe('floor 3')
  })

  test('a broken rule stays a typed error with its figures', async () => {
    const { client } = await lines[kind]()
    const { error } = await safe(client.fail({ how: 'domain' }))
    expect(isDefinedError(error) && { code: error.code, status: error.status, data: error.data }).toEqual({
      ...{ code: 'BED_OCCUPIED', status: 409 },
      data: { where: 'bed-7', values: { beds: 1, minutes: 3 } },
    })
  })

  test('an unforeseen fault shows its request id and nothing of its cause', async () => {
    const { client } = await lines[kind]()
    const { error } = await safe(client.fail({ how: 'bug' }))
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', data: { requestId: 'request-1' } })
    expect(JSON.stringify(error)).not.toContain('leaked')
  })

  test('a file goes there and comes back with its name and every byte', async () => {
    const { client } = await lines[kind]()
    const file = new File(['\u82b1\u540d\u518c \u4dae\u{20bb7}'], '\u82b1\u540d\u518c.xlsx', {
      type: 'application/octet-stream',
    })
    const back = await client.file({ file })
    expect([back.name, await back.text()]).toEqual([
      '\u82b1\u540d\u518c.xlsx.copy',
      '\u82b1\u540d\u518c \u4dae\u{20bb7}!',
    ])
  })

  test('a feed streams, and ends at its source when the screen leaves it', async () => {
    const { client, hand } = await lines[kind]()
    const leave = new AbortController()
    const feed = await client.feed(undefined, { signal: leave.signal })
    hand.push(1)
    hand.push(2)
    expect([(await feed.next()).value, (await feed.next()).value]).toEqual([{ count: 1 }, { count: 2 }])
    leave.abort()
    await hand.stopped
  })

  test('a feed ends at its source when the screen stops reading', async () => {
    const { client, hand } = await lines[kind]()
    const feed = await client.feed()
    hand.push(1)
    await feed.next()
    await feed.return?.()
    await hand.stopped
  })

  test('a feed ends at its source when the line breaks', async () => {
    const { client, hand, close } = await lines[kind]()
    const feed = await client.feed()
    hand.push(1)
    await feed.next()
    close()
    await hand.stopped
  })

  test('a feed whose source fails ends with a typed error', async () => {
    const { client, hand } = await lines[kind]()
    const feed = await client.feed()
    hand.push(-1)
    const { error } = await safe(feed.next())
    expect(error).toMatchObject({ code: 'STORAGE_FAILED', defined: true, data: { where: 'feed' } })
  })
})

describe('every procedure of the app', () => {
  test('answers alike within the process, over a MessagePort and over a WebSocket', async () => {
    const lan = await startTestLanHost({ roles: ['director'] })
    const socket = await lan.connect(await lan.openPage())
    const overSocket = createORPCClient(new SocketLink({ websocket: socket as unknown as globalThis.WebSocket }))
    const { seatId } = lan.openSeat('window')
    const overPort = createORPCClient(connectPort(lan.backend.router, lan.backend.contextFor(seatId)).link)
    const inside = lan.openSeat('inside').client
    const clients: unknown[] = [inside, overPort, overSocket]

    for (const { path } of allProcedures) {
      const answers = []
      for (const client of clients) {
        await callAt(client, 'accounts.signIn')({ loginName: 'director', password: testPassword })
        // Names of backups hold the moment.
        lan.clock.advance(1_000)
        const { code, isTyped, output } = await answerOf(callAt(client, path), {}, true)
        answers.push({ path, code, isTyped, shape: shapeOf(output) })
      }
      const [first, ...others] = answers
      expect(first?.code).not.toBe('INTERNAL_SERVER_ERROR')
      for (const other of others) expect(other).toEqual(first)
    }
  }, 60_000)
})
