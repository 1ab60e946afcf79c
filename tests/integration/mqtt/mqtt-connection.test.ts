import { describe, expect, test } from 'vitest'
import {
  connectGateway,
  gatewayUser,
  makeCertificate,
  startTestBroker,
  startTestConsole,
} from '../../support/mqtt-home.ts'

test('a console that loses its broker says so, comes back by itself and hears the next bell', async () => {
  const first = await startTestBroker()
  const station = startTestConsole(first.url)
  await station.untilState('connected')

  const lost = station.untilState('lost')
  await first.stop()
  expect(await lost).toMatchObject({ name: 'lost', retryInMs: 10 })
  await expect(station.publish('siren/set', 'ON')).rejects.toThrow('no broker is connected')

  await station.states.until((seen) => seen.filter((state) => state.name === 'lost').length >= 3)
  const pauses = station.states.seen.flatMap((state) => (state.name === 'lost' ? [state.retryInMs] : []))
  expect(pauses.slice(0, 3)).toEqual([10, 20, 40])

  const back = station.untilState('connected')
  const second = await startTestBroker({ port: first.port })
  await back
  const gateway = await connectGateway(second.url)
  await gateway.publishAsync('zigbee2mqtt/301/sos', '{"action":"emergency"}', { qos: 1 })
  await station.decoded.until((seen) => seen.some((one) => one.understood.sos === true))

  await gateway.endAsync()
  await station.stop()
  expect(station.state()).toEqual({ name: 'stopped' })
  await second.stop()
})

test('a console with a wrong password says that it is not authorised and keeps trying', async () => {
  const broker = await startTestBroker()
  const station = startTestConsole(broker.url, { password: 'wrong' })
  expect(await station.untilState('lost')).toMatchObject({ reason: 'NOT_AUTHORIZED' })
  await station.states.until((seen) => seen.filter((state) => state.name === 'lost').length >= 2)
  await station.stop()
  await broker.stop()
})

test('a broker that is not there is named by its reason', async () => {
  const gone = await startTestBroker()
  await gone.stop()
  const station = startTestConsole(gone.url)
  expect(await station.untilState('lost')).toMatchObject({ reason: 'ECONNREFUSED' })
  await station.stop()
})

test('on connecting, the console asks discovered devices to announce themselves', async () => {
  const broker = await startTestBroker()
  const gateway = await connectGateway(broker.url)
  await gateway.subscribeAsync('homeassistant/status')
  const birth = new Promise<[string, string, boolean]>((resolve) =>
    gateway.once('message', (topic, payload, packet) => resolve([topic, payload.toString(), packet.retain])),
  )
  const station = startTestConsole(broker.url)
  expect(await birth).toEqual(['homeassistant/status', 'online', false])
  await station.stop()
  await gateway.endAsync()
  await broker.stop()
})

test('a handler that fails is reported and the next message is still handled', async () => {
  const broker = await startTestBroker()
  const failures: unknown[] = []
  let heard = 0
  let tell: (() => void) | null = null
  const both = new Promise<void>((resolve) => {
    tell = resolve
  })
  const station = startTestConsole(broker.url, {
    subscriptions: ['bell/#'],
    onMessage: () => {
      heard += 1
      if (heard === 1) throw new Error('disk full')
      tell?.()
    },
    onHandlerError: (error) => failures.push(error),
  })
  await station.untilState('connected')
  const gateway = await connectGateway(broker.url)
  await gateway.publishAsync('bell/1', 'x', { qos: 1 })
  await gateway.publishAsync('bell/2', 'x', { qos: 1 })
  await both
  expect(failures).toHaveLength(1)
  await gateway.endAsync()
  await station.stop()
  await broker.stop()
})

test('a console that may sign in but not listen says so', async () => {
  const broker = await startTestBroker()
  const station = startTestConsole(broker.url, gatewayUser)
  expect(await station.untilState('lost')).toMatchObject({ reason: 'SUBSCRIBE_REFUSED' })
  await station.stop()
  await broker.stop()
})

const tls = makeCertificate()

describe.skipIf(!tls)(`over TLS${tls ? '' : ' (skipped: no openssl on the PATH to make a certificate)'}`, () => {
  test('the console trusts the certificate it was given and no other', async () => {
    if (!tls) return
    const broker = await startTestBroker({ tls })
    const trusting = startTestConsole(broker.url, { tls: { certificateAuthority: tls.certificate } })
    await trusting.untilState('connected')
    await trusting.stop()
    const wary = startTestConsole(broker.url)
    expect(await wary.untilState('lost')).toMatchObject({ reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    await wary.stop()
    await broker.stop()
  })
})
