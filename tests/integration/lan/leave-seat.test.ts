// A person who leaves must have left, also when the page is gone before the console could answer.
import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { describe, expect, test } from 'vitest'
import { type TestClient, testPassword } from '../../support/test-backend.ts'
import { startTestLanHost } from '../../support/test-lan-host.ts'

async function nurseAtHost() {
  const lan = await startTestLanHost({ roles: ['caregiver', 'director'] })
  const cookie = await lan.openPage()
  const socket = await lan.connect(cookie)
  const client: TestClient = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }))
  await client.accounts.signIn({ loginName: 'caregiver', password: testPassword })
  const stateOfSeat = async () => (await client.accounts.status()).session.state
  return { lan, cookie, client, stateOfSeat }
}

describe('leaving a seat as the page closes', () => {
  test('a sign-out whose page hung up before any answer is done and stands in the audit log', async () => {
    const { lan, cookie, stateOfSeat } = await nurseAtHost()
    const line = connectTcp({ host: '127.0.0.1', port: lan.host.port })
    await once(line, 'connect')
    const headers = [
      `Host: 127.0.0.1:${lan.host.port}`,
      `Origin: ${lan.origin}`,
      `Cookie: ${cookie}`,
      'Content-Length: 0',
    ]
    // The request goes out whole and the line is cut without reading a byte of the answer.
    line.write(`POST /seat/sign-out HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`, () => line.destroy())
    await expect.poll(stateOfSeat).toBe('signed-out')
    const director = await lan.signIn('director')
    expect(await director.client.audit.list({ action: 'accounts.sign-out' })).toMatchObject([
      { actor: 'person caregiver', seat: '本机浏览器' },
    ])
  })

  test('the page that stayed sees its seat signed out, and is answered with the new session', async () => {
    const { lan, cookie, client } = await nurseAtHost()
    const feed = await client.accounts.watchSession()
    expect((await feed.next()).value).toMatchObject({ snapshot: { state: 'signed-in' } })
    const answer = await lan.get('/seat/sign-out', { cookie, origin: lan.origin }, 'POST')
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([200, { state: 'signed-out', user: null }])
    expect((await feed.next()).value).toMatchObject({ change: { state: 'signed-out' } })
  })

  test('a seat can be locked the same way, but only when somebody sits there', async () => {
    const { lan, cookie, stateOfSeat } = await nurseAtHost()
    const lock = () => lan.get('/seat/lock', { cookie, origin: lan.origin }, 'POST')
    expect((await lock()).status).toBe(200)
    expect(await stateOfSeat()).toBe('locked')
    await lan.get('/seat/sign-out', { cookie, origin: lan.origin }, 'POST')
    const refused = await lock()
    expect([refused.status, JSON.parse(refused.body)]).toEqual([401, { error: 'NOT_SIGNED_IN' }])
  })
})

describe('who may not sign another out', () => {
  test('a page of another origin is refused, whatever cookie the browser adds', async () => {
    const { lan, cookie, stateOfSeat } = await nurseAtHost()
    const origins = ['http://evil.example', 'null', `http://127.0.0.1:${lan.host.port + 1}`, 'file://']
    for (const origin of origins) {
      expect((await lan.get('/seat/sign-out', { cookie, origin }, 'POST')).status).toBe(403)
    }
    expect((await lan.get('/seat/sign-out', { cookie }, 'POST')).status).toBe(403)
    expect(await stateOfSeat()).toBe('signed-in')
  })

  test('no seat, an invented one, or a mere look at the address changes nothing and makes no seat', async () => {
    const { lan, cookie, stateOfSeat } = await nurseAtHost()
    const { origin } = lan
    const invented = { origin, cookie: `yian_seat=${'A'.repeat(43)}` }
    const answers = await Promise.all([
      lan.get('/seat/sign-out', { origin }, 'POST'),
      lan.get('/seat/sign-out', invented, 'POST'),
      lan.get('/seat/sign-out', { origin, cookie }, 'GET'),
    ])
    expect(answers.map(({ status, headers }) => [status, headers['set-cookie']])).toEqual([
      [401, undefined],
      [401, undefined],
      [404, undefined],
    ])
    expect(await stateOfSeat()).toBe('signed-in')
  })
})
