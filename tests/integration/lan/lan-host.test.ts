import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { networkInterfaces } from 'node:os'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { describe, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { startLanHost } from '#main/hosts/lan/start-lan-host.ts'
import { createLogger } from '#main/platform/logger.ts'
import type { TestClient } from '../../support/test-backend.ts'
import { handshake, startTestLanHost } from '../../support/test-lan-host.ts'

const clientOf = (socket: WebSocket): TestClient =>
  createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }))

describe('what the host serves', () => {
  test('every answer, refusals included, carries the security headers', async () => {
    const lan = await startTestLanHost()
    const answers = await Promise.all([
      lan.get('/'),
      lan.get('/assets/app-1a2b.js'),
      lan.get('/nothing-here'),
      lan.get('/', { host: 'evil.example' }),
      lan.get('/rpc', handshake({ origin: 'http://evil.example' })),
      lan.get('/rpc', handshake({ origin: lan.origin })),
      lan.get('/', {}, 'POST'),
    ])
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 404, 421, 403, 401, 404])
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
      })
      expect(String(headers['content-security-policy'])).toContain("default-src 'none'; script-src 'self';")
      expect(String(headers['content-security-policy'])).toContain("frame-ancestors 'none'")
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  test('the page is never kept by the browser, files with a hash in their name are', async () => {
    const lan = await startTestLanHost()
    expect((await lan.get('/')).headers['cache-control']).toBe('no-store')
    expect((await lan.get('/assets/app-1a2b.js')).headers['cache-control']).toContain('immutable')
  })

  test('the seat cookie cannot be read by a page or sent by a foreign one, and is given once', async () => {
    const lan = await startTestLanHost()
    const first = await lan.get('/')
    const cookie = String(first.headers['set-cookie'])
    expect(cookie).toMatch(/^yian_seat=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/)
    const again = await lan.get('/', { cookie: cookie.split(';')[0]! })
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/%00',
    '/%c0%ae%c0%ae/secret.txt',
  ])('%s does not lead out of the folder of pages', async (path) => {
    const lan = await startTestLanHost()
    const answer = await lan.get(path)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.body).not.toContain('outside')
  })
})

describe('who may open the line', () => {
  test('a page of another origin is refused, whatever cookie the browser adds', async () => {
    const lan = await startTestLanHost()
    const cookie = await lan.openPage()
    const origins = [
      'http://evil.example',
      'null',
      `http://127.0.0.1:${lan.host.port + 1}`,
      `http://localhost:${lan.host.port}`,
      'file://',
    ]
    for (const origin of origins) {
      expect((await lan.get('/rpc', handshake({ origin, cookie }))).status).toBe(403)
    }
    expect((await lan.get('/rpc', handshake({ cookie }))).status).toBe(403)
  })

  test('no cookie, or an invented one, is refused', async () => {
    const lan = await startTestLanHost()
    const { origin } = lan
    expect((await lan.get('/rpc', handshake({ origin }))).status).toBe(401)
    expect((await lan.get('/rpc', handshake({ origin, cookie: `yian_seat=${'A'.repeat(43)}` }))).status).toBe(401)
    const cookie = await lan.openPage()
    expect((await lan.get('/rpc', handshake({ origin, cookie }))).status).toBe(101)
  })

  test('a name the host does not go by is refused, so that a rebound name cannot reach it', async () => {
    const lan = await startTestLanHost()
    for (const host of [
      'evil.example',
      `evil.example:${lan.host.port}`,
      '127.0.0.1',
      `127.0.0.1:${lan.host.port + 1}`,
    ]) {
      const answer = await lan.get('/', { host })
      expect([answer.status, answer.headers['set-cookie']]).toEqual([421, undefined])
    }
    expect((await lan.get('/', { host: `LOCALHOST:${lan.host.port}` })).status).toBe(200)
  })

  test('only this machine can reach it', async () => {
    const lan = await startTestLanHost()
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((one) => !one.internal && one.family === 'IPv4')
    for (const { address } of [...outside, { address: '127.0.0.2' }]) {
      const socket = connectTcp({ host: address, port: lan.host.port })
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException]
      expect(error.code).toBe('ECONNREFUSED')
    }
    expect(lan.host.url).toBe(`http://127.0.0.1:${lan.host.port}/`)
  })
})

describe('the line itself', () => {
  test('answers calls of the seat of its cookie', async () => {
    const lan = await startTestLanHost({ roles: ['caregiver'] })
    const client = clientOf(await lan.connect(await lan.openPage()))
    expect(await client.accounts.status()).toMatchObject({ isSetUp: true, session: { state: 'signed-out' } })
  })

  test('a message over the limit ends that line and nothing else', async () => {
    const lan = await startTestLanHost()
    const greedy = await lan.connect(await lan.openPage())
    const other = await lan.connect(await lan.openPage())
    const closed = once(greedy, 'close')
    greedy.send(Buffer.alloc(33 * 1024 * 1024))
    expect((await closed)[0]).toBe(1009)
    expect(await clientOf(other).accounts.status()).toMatchObject({ isSetUp: false })
  })

  test('garbage instead of a call harms nobody', async () => {
    const lan = await startTestLanHost()
    const socket = await lan.connect(await lan.openPage())
    for (const garbage of ['', '{', 'null', '[]', '{"i":1}', '{"i":"1","p":{"u":"::"}}', Buffer.from([255, 0, 1])])
      socket.send(garbage)
    const other = await lan.connect(await lan.openPage())
    expect(await clientOf(other).accounts.status()).toMatchObject({ isSetUp: false })
    expect(await clientOf(socket).accounts.status()).toMatchObject({ isSetUp: false })
  })

  test('a screen that no longer answers is dropped', async () => {
    const lan = await startTestLanHost()
    const socket = await lan.connect(await lan.openPage())
    const closed = once(socket, 'close')
    // The other side of a pulled cable: frames arrive nowhere and nothing comes back.
    socket.pause()
    lan.clock.advance(15_000)
    lan.clock.advance(15_000)
    socket.resume()
    await closed
    expect(lan.clock.pendingTimers()).toBe(0)
  })

  test('a screen that goes away in the middle of a feed leaves no timer behind', async () => {
    const lan = await startTestLanHost()
    const before = lan.clock.pendingTimers()
    const socket = await lan.connect(await lan.openPage())
    const feed = await clientOf(socket).accounts.watchSession()
    expect((await feed.next()).value).toMatchObject({ kind: 'snapshot' })
    expect(lan.clock.pendingTimers()).toBe(before + 2)
    socket.terminate()
    await expect.poll(() => lan.clock.pendingTimers()).toBe(before)
  })
})

describe('beginning and end', () => {
  test('a taken port is said, with what to do', async () => {
    const lan = await startTestLanHost()
    const again = startLanHost({
      ...{ backend: lan.backend, rendererFolder: lan.rendererFolder, port: lan.host.port },
      logger: createLogger({ isSilent: true }),
    })
    await expect(again).rejects.toMatchObject({ code: 'PORT_TAKEN', data: { port: lan.host.port } })
    await expect(again).rejects.toThrow('--port')
  })

  test('closing ends every line and frees the port', async () => {
    const lan = await startTestLanHost()
    const socket = await lan.connect(await lan.openPage())
    const closed = once(socket, 'close')
    await lan.close()
    await closed
    await expect(lan.get('/')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    expect(lan.clock.pendingTimers()).toBe(0)
  })
})
