import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  connectGateway,
  gatewayUser,
  startTestBroker,
  startTestConsole,
  type TestBroker,
  type TestConsole,
} from '../../support/mqtt-home.ts'

let broker: TestBroker
let station: TestConsole

beforeEach(async () => {
  broker = await startTestBroker()
  station = startTestConsole(broker.url)
  await station.untilState('connected')
})
afterEach(async () => {
  await station.stop()
  await broker.stop()
})

const smokeSeen = (seen: readonly { understood: { smoke?: boolean | null | undefined } }[]) =>
  seen.some((one) => one.understood.smoke === true)

describe('the built-in broker', () => {
  test.each([
    ['a wrong password', { ...gatewayUser, password: 'guess' }],
    ['an unknown user', { username: 'nobody', password: 'guess' }],
    ['no user at all', {}],
  ])('refuses %s and tells so', async (_name, user) => {
    await expect(connectGateway(broker.url, user)).rejects.toMatchObject({ code: 5 })
    await broker.incidents.until((seen) => seen.some((incident) => incident.code === 'SIGN_IN_REFUSED'))
  })

  test('passes what a signed-in gateway reports to the console', async () => {
    const gateway = await connectGateway(broker.url)
    await gateway.publishAsync('zigbee2mqtt/一楼/烟感', '{"smoke":true}', { qos: 1 })
    const seen = await station.decoded.until(smokeSeen)
    expect(seen.find((one) => one.understood.smoke === true)?.readings[0]?.deviceKey).toBe('zigbee2mqtt:一楼/烟感')
    await gateway.endAsync()
  })

  test('a gateway hears its own commands but not the whole house', async () => {
    const gateway = await connectGateway(broker.url)
    const granted = await gateway.subscribeAsync('zigbee2mqtt/+/set')
    expect(granted[0]?.qos).toBe(0)
    for (const topic of ['#', '+/bed/#', '$SYS/#']) await expect(gateway.subscribeAsync(topic)).rejects.toThrow()
    expect(broker.incidents.seen.filter((incident) => incident.code === 'TOPIC_REFUSED')).toHaveLength(3)
    await gateway.endAsync()
  })

  test('a message of 5 MB is survived: it is named, and the next one is understood', async () => {
    const gateway = await connectGateway(broker.url)
    await gateway.publishAsync('zigbee2mqtt/big', 'x'.repeat(5_000_000), { qos: 1 })
    await gateway.publishAsync('zigbee2mqtt/a', '{"smoke":true}', { qos: 1 })
    const seen = await station.decoded.until(smokeSeen)
    expect(seen.find((one) => one.topic === 'zigbee2mqtt/big')).toMatchObject({ problem: 'TOO_LARGE', understood: {} })
    await gateway.endAsync()
  })

  test('a packet beyond every limit ends only the connection of its sender', async () => {
    const gateway = await connectGateway(broker.url)
    const closed = new Promise<void>((resolve) => gateway.once('close', () => resolve()))
    gateway.on('error', () => undefined)
    gateway.publish('zigbee2mqtt/huge', 'x'.repeat(20_000_000))
    await closed
    expect(broker.incidents.seen.some((incident) => incident.code === 'PACKET_TOO_LARGE')).toBe(true)
    gateway.end(true)
    const other = await connectGateway(broker.url)
    await other.publishAsync('zigbee2mqtt/a', '{"smoke":true}', { qos: 1 })
    await station.decoded.until(smokeSeen)
    await other.endAsync()
  })

  test('a gateway that comes back is not given the commands it missed', async () => {
    const lasting = { ...gatewayUser, clientId: 'siren-box', clean: false }
    const siren = await connectGateway(broker.url, lasting)
    await siren.subscribeAsync('siren/set', { qos: 1 })
    await siren.endAsync()
    await broker.publish('siren/set', 'missed')
    const back = await connectGateway(broker.url, lasting)
    const heard: string[] = []
    const told = new Promise<void>((resolve) => {
      back.on('message', (_topic, payload) => {
        heard.push(payload.toString())
        resolve()
      })
    })
    await back.subscribeAsync('siren/set', { qos: 1 })
    await broker.publish('siren/set', 'now')
    await told
    expect(heard).toEqual(['now'])
    await back.endAsync()
  })

  test('a retained device list is given to a console that comes later', async () => {
    const gateway = await connectGateway(broker.url)
    await gateway.publishAsync('zigbee2mqtt/bridge/state', 'online', { qos: 1, retain: true })
    const late = startTestConsole(broker.url, { clientId: 'late-console' })
    const seen = await late.decoded.until((all) => all.some((one) => one.understood.bridge_online === true))
    expect(seen.find((one) => one.understood.bridge_online === true)?.readings[0]?.retained).toBe(true)
    await late.stop()
    await gateway.endAsync()
  })
})

test('a client that retains without end is passed on but not kept, what was kept first stays, and this is told once', async () => {
  const small = await startTestBroker({ retainedLimits: { topics: 3, bytes: 1000 } })
  const gateway = await connectGateway(small.url)
  const retain = (topic: string, payload: string) => gateway.publishAsync(topic, payload, { qos: 1, retain: true })
  for (const index of [1, 2, 3, 4, 5]) await retain(`home/${index}`, 'x'.repeat(100))
  await retain('home/1', 'renewed')
  await retain('home/2', '')
  await retain('home/6', 'in the place of 2')
  await retain('home/3', 'x'.repeat(2000))
  const late = startTestConsole(small.url, { clientId: 'late-console' })
  await late.untilState('connected')
  await gateway.publishAsync('home/end', 'x', { qos: 1 })
  const seen = await late.decoded.until((all) => all.some(({ topic }) => topic === 'home/end'))
  expect(
    seen
      .map(({ topic }) => topic)
      .filter((topic) => /^home\/\d/.test(topic))
      .sort(),
  ).toEqual(['home/1', 'home/3', 'home/6'])
  expect(small.incidents.seen.filter(({ code }) => code === 'RETAINED_FULL')).toHaveLength(1)
  await late.stop()
  await gateway.endAsync()
  await small.stop()
})

test('a broker at its connection limit turns the next client away and goes on', async () => {
  const small = await startTestBroker({ maxConnections: 1 })
  const first = await connectGateway(small.url)
  await expect(connectGateway(small.url, gatewayUser)).rejects.toThrow()
  expect(small.incidents.seen.map((incident) => incident.code)).toContain('TOO_MANY_CONNECTIONS')
  expect(first.connected).toBe(true)
  await first.endAsync()
  await small.stop()
})

test('a port already taken is reported by start', async () => {
  const taken = await startTestBroker()
  await expect(startTestBroker({ port: taken.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await taken.stop()
})
