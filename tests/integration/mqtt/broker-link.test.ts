import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { type BrokerLink, createBrokerLink, type LinkStatus } from '#main/features/devices/broker-link.ts'
import { createManualClock } from '#main/platform/clock.ts'
import type { FacilitySettings } from '#shared/features/facility/facility.model.ts'
import { testSettings } from '../../support/live-home.ts'
import { connectGateway, consoleUser, createWatch, makeCertificate, startTestBroker } from '../../support/mqtt-home.ts'

type BrokerSettings = FacilitySettings['broker']

/** The house's wire under settings a test can change; ended by `link.stop()`. */
function createWire(password: string | null = null) {
  let broker: BrokerSettings = testSettings.broker
  const states = createWatch<LinkStatus>()
  const topics = createWatch<string>()
  const link: BrokerLink = createBrokerLink({
    clock: createManualClock(Date.UTC(2026, 9, 31)),
    settings: {
      get: () => ({ ...testSettings, broker }),
      externalPassword: () => password,
      onChanged: () => () => undefined,
    },
    port: 0,
    clientId: 'yian-test',
    authenticateGateway: async () => true,
    onMessage: ({ topic }) => topics.add(topic),
    onSettle: () => undefined,
    onIncident: () => undefined,
    onState: (status) => states.add(status),
  })
  async function use(next: Partial<BrokerSettings>): Promise<void> {
    broker = { ...broker, ...next }
    await link.restart()
  }
  return { link, states, topics, use }
}

/** True when something listens at the address. */
function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    socket.once('connect', () => socket.destroy(void resolve(true)))
    socket.once('error', () => resolve(false))
  })
}

const portOf = (link: BrokerLink) => Number(new URL(link.status().url).port)
// Another address of this very machine: reached by a broker that listens everywhere, not by one on loopback alone.
const OTHER_ADDRESS = '127.0.0.2'

test('the built-in broker listens on loopback alone until the settings open it to the network', async () => {
  const { link, use } = createWire()
  await link.start()
  const closed = { own: await answers('127.0.0.1', portOf(link)), other: await answers(OTHER_ADDRESS, portOf(link)) }
  expect(closed).toEqual({ own: true, other: false })
  await use({ isOpenToLan: true })
  expect(await answers(OTHER_ADDRESS, portOf(link))).toBe(true)
  await use({ isOpenToLan: false })
  expect(await answers(OTHER_ADDRESS, portOf(link))).toBe(false)
  await link.stop()
})

test('an external broker is signed in to with the user and the password of the settings', async () => {
  const broker = await startTestBroker()
  const external = { mode: 'external' as const, externalUrl: broker.url }
  const { link, states, topics, use } = createWire(consoleUser.password)
  await use({ ...external, externalUsername: consoleUser.username })
  await states.until((seen) => seen.at(-1)?.state === 'connected')
  const gateway = await connectGateway(broker.url)
  await gateway.publishAsync('bell/1', 'x', { qos: 1 })
  await topics.until((seen) => seen.includes('bell/1'))
  await gateway.endAsync()
  await use({ externalUsername: 'somebody-else' })
  await states.until((seen) => seen.at(-1)?.lastError === 'NOT_AUTHORIZED')
  await link.stop()
  await broker.stop()
})

const tls = makeCertificate()

test.skipIf(!tls)('an external broker is trusted by the CA of the settings, and by nothing else', async () => {
  if (!tls) return
  const broker = await startTestBroker({ tls })
  const { link, states, use } = createWire(consoleUser.password)
  const external = { mode: 'external' as const, externalUrl: broker.url, externalUsername: consoleUser.username }
  await use({ ...external, externalCa: tls.certificate })
  await states.until((seen) => seen.at(-1)?.state === 'connected')
  await use({ externalCa: null })
  await states.until((seen) => seen.at(-1)?.lastError === 'DEPTH_ZERO_SELF_SIGNED_CERT')
  await link.stop()
  await broker.stop()
})

test('a CA that is none is a state to show, never a crash', async () => {
  const { link, use } = createWire()
  await use({ mode: 'external', externalUrl: 'mqtts://127.0.0.1:1', externalCa: '-----BEGIN CERTIFICATE-----\nx\n' })
  expect(link.status()).toMatchObject({ state: 'failed', lastError: 'BROKER_CA_INVALID' })
  await use({ mode: 'embedded' })
  expect(link.status().state).toBe('connected')
  await link.stop()
})
