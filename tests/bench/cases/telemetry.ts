// Messages a second from a real broker: received, decoded, checked and stored, against a bare client that only counts the same messages.
// Broker and receiver share a process where the broker is the embedded one; the gateway always has its own.
import type { Backend } from '#main/backend/create-backend.ts'
import { connectAsync } from 'mqtt'
import { foundHome, openBackend, signIn, withFolder } from '../support/bench-home.ts'
import { type BenchBroker, findMosquitto, startEmbedded, startMosquitto, users } from '../support/brokers.ts'
import { runChild } from '../support/child.ts'
import { type Figure, figure, median } from '../support/measure.ts'

const MESSAGES = 10_000
const ROUNDS = 3
const script = new URL('../support/publish-process.ts', import.meta.url)

type Target = { url: string; username: string; password: string; qos: 0 | 1 }
type Sent = { startedAt: number; endedAt: number }

/** Publishes one run and answers messages a second from the first one sent to the last one `until` saw. */
async function rate(target: Target, round: number, until: () => Promise<void>): Promise<number> {
  const { url, username, password, qos } = target
  const arrived = until().then(() => Date.now())
  const sent = await runChild<Sent>(script, [url, username, password, String(MESSAGES), String(qos), String(round)])
  return (MESSAGES * 1000) / ((await arrived) - sent.startedAt)
}

async function bareRates(broker: BenchBroker, qos: 0 | 1): Promise<number[]> {
  const client = await connectAsync(broker.url, { ...users.console, protocolVersion: 4, reconnectPeriod: 0 })
  await client.subscribeAsync('#', { qos: 1 })
  const rates: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    let count = 0
    const all = () =>
      new Promise<void>((done) => {
        client.removeAllListeners('message').on('message', () => {
          count += 1
          if (count === MESSAGES) done()
        })
      })
    rates.push(await rate({ url: broker.url, ...users.gateway, qos }, round, all))
  }
  await client.endAsync(true)
  return rates
}

/** Resolves when every message of the run was handled and everything of it is in the file. */
function allStored(backend: Backend): () => Promise<void> {
  const { ingest } = backend.features.devices
  const from = ingest.status().receivedCount
  return () =>
    new Promise<void>((done) => {
      const look = (): void => {
        const { receivedCount, pendingReadings } = ingest.status()
        if (receivedCount - from >= MESSAGES && pendingReadings === 0) done()
        else setImmediate(look)
      }
      look()
    })
}

async function productRates(backend: Backend, target: Target): Promise<number[]> {
  const rates: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) rates.push(await rate(target, round, allStored(backend)))
  const { lostReadings, rejectedCount } = backend.features.devices.ingest.status()
  if (lostReadings > 0 || rejectedCount > 0) throw new Error(`lost ${lostReadings}, refused ${rejectedCount}`)
  return rates
}

function compare(name: string, product: number[], raw: number[]): Figure {
  return figure(name, 'msg/s', { product: median(product), raw: median(raw) }, 'a bare MQTT client that counts')
}

function measureEmbedded(): Promise<Figure[]> {
  return withFolder(async (folder) => {
    await foundHome(folder)
    const bare = await startEmbedded()
    const raw = { 0: await bareRates(bare, 0), 1: await bareRates(bare, 1) }
    await bare.stop()
    const backend = await openBackend(folder, true)
    try {
      await backend.start()
      const { client } = await signIn(backend)
      const { username, password } = await client.devices.addGateway({ name: '网关', username: 'bench_1' })
      const url = backend.mqttUrl()
      if (url === null) throw new Error('the embedded broker did not start')
      const figures: Figure[] = []
      for (const qos of [0, 1] as const) {
        const product = await productRates(backend, { url, username, password, qos })
        figures.push(compare(`telemetry stored, embedded broker, QoS ${qos}`, product, raw[qos]))
      }
      return figures
    } finally {
      await backend.dispose()
    }
  })
}

function measureMosquitto(program: string): Promise<Figure[]> {
  return withFolder(async (folder) => {
    await foundHome(folder)
    const broker = await startMosquitto(program)
    const raw = await bareRates(broker, 1)
    const backend = await openBackend(folder, true)
    try {
      const { client } = await signIn(backend)
      const settings = await client.facility.settings()
      const external = { ...settings.broker, mode: 'external' as const, externalUrl: broker.url }
      await client.facility.updateSettings({ ...settings, broker: external })
      await backend.start()
      const { ingest } = backend.features.devices
      while (ingest.status().state !== 'connected') await new Promise((turn) => setImmediate(turn))
      const product = await productRates(backend, { url: broker.url, ...users.gateway, qos: 1 })
      return [compare('telemetry stored, Mosquitto, QoS 1', product, raw)]
    } finally {
      await backend.dispose()
      await broker.stop()
    }
  })
}

export async function telemetry(): Promise<Figure[]> {
  const program = findMosquitto()
  return [...(await measureEmbedded()), ...(program ? await measureMosquitto(program) : [])]
}
