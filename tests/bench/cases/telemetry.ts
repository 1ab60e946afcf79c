// Messages a second from a real broker: received, decoded, judged for alarms and stored before they are acknowledged, against mqtt.js with
// one batched prepared insert of the same messages. Broker and receiver share a process where the broker is the embedded one.
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import type { Backend } from '#main/backend/create-backend.ts'
import { openDatabase } from '#main/database/open-database.ts'
import { dayOf } from '#shared/contract/days.ts'
import { BENCH_KEY, foundHome, openBackend, signIn, withFiles, withFolder } from '../support/bench-home.ts'
import {
  type BenchBroker,
  findMosquitto,
  MOSQUITTO_INFLIGHT,
  startEmbedded,
  startMosquitto,
  users,
} from '../support/brokers.ts'
import { runChild } from '../support/child.ts'
import { growDevices } from '../support/grow-devices.ts'
import { growHome } from '../support/grow-home.ts'
import { type Figure, figure, median } from '../support/measure.ts'

const MESSAGES = Number(process.env.YIAN_BENCH_MESSAGES ?? 40_000)
const ROUNDS = 3
const BEDS = 500
const ROWS_A_BATCH = 500
const script = new URL('../support/publish-process.ts', import.meta.url)

type Target = { url: string; username: string; password: string; qos: 0 | 1 }
type Sent = { startedAt: number; endedAt: number }

/** Publishes one run and answers messages a second from the first one sent to the last one `until` saw. */
async function rate(target: Target, round: number, until: () => Promise<void>): Promise<number> {
  const { url, username, password, qos } = target
  const arrived = until().then(() => Date.now())
  const part = [String(MESSAGES), String(qos), String(round), String(BEDS)]
  const sent = await runChild<Sent>(script, [url, username, password, ...part])
  return (MESSAGES * 1000) / ((await arrived) - sent.startedAt)
}

/** What a careful program without any meaning would do: mqtt.js, and the message as it came into a table, 500 rows a transaction. */
async function rawRate(folder: string, target: Target, round: number): Promise<number> {
  const db = openDatabase({ file: join(folder, 'raw.db'), key: BENCH_KEY, role: 'telemetry' })
  db.exec('CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY, at INTEGER, topic TEXT, payload TEXT)')
  const insert = db.prepare('INSERT INTO messages (at, topic, payload) VALUES (?, ?, ?)')
  let rows: [number, string, string][] = []
  const store = db.transaction(() => {
    for (const row of rows) insert.run(row)
    rows = []
  })
  const client = await connectAsync(target.url, { ...users.console, protocolVersion: 4, reconnectPeriod: 0 })
  let count = 0
  const all = new Promise<void>((done) => {
    client.on('message', (topic, payload) => {
      rows.push([Date.now(), topic, payload.toString()])
      count += 1
      if (rows.length >= ROWS_A_BATCH || count === MESSAGES) store()
      if (count === MESSAGES) done()
    })
  })
  await client.subscribeAsync('#', { qos: 1 })
  try {
    return await rate(target, round, () => all)
  } finally {
    await client.endAsync(true)
    db.close()
  }
}

/** Resolves when every message of the run was handled and everything of it is in the file. */
function untilStored(backend: Backend): Promise<void> {
  const { ingest } = backend.features.devices
  const from = ingest.status().receivedCount
  return new Promise<void>((done) => {
    const look = (): void => {
      const { receivedCount, pendingReadings } = ingest.status()
      if (receivedCount - from >= MESSAGES && pendingReadings === 0) done()
      else setTimeout(look, 1)
    }
    look()
  })
}

type Rates = { stored: number; sorted: number }

/** `stored`: judged and on disk. `sorted`: everything in the tables people read, and the house closed. */
async function productRate(home: string, broker: BenchBroker | null, qos: 0 | 1, round: number): Promise<Rates> {
  const backend = await openBackend(home, true)
  let stored = 0
  try {
    const { client } = await signIn(backend)
    const settings = await client.facility.settings()
    const mode = broker ? ('external' as const) : ('embedded' as const)
    const chosen = { ...settings.broker, mode, externalUrl: broker?.url ?? null }
    await client.facility.updateSettings({ ...settings, broker: chosen })
    await backend.start()
    const { ingest } = backend.features.devices
    while (ingest.status().state !== 'connected') await new Promise((turn) => setTimeout(turn, 1))
    const user = broker
      ? users.gateway
      : await client.devices.addGateway({ name: '网关', username: `bench_${qos}_${round}` })
    const { username, password } = user
    const target = { url: broker?.url ?? backend.mqttUrl() ?? '', username, password, qos }
    stored = await rate(target, round, () => untilStored(backend))
    const { lostReadings, rejectedCount } = ingest.status()
    if (lostReadings > 0 || rejectedCount > 0) throw new Error(`lost ${lostReadings}, refused ${rejectedCount}`)
  } catch (error) {
    await backend.dispose()
    throw error
  }
  const sortingFrom = performance.now()
  await backend.dispose()
  const sortingMs = performance.now() - sortingFrom
  return { stored, sorted: (MESSAGES * 1000) / ((MESSAGES * 1000) / stored + sortingMs) }
}

/** A home whose mattresses are bound to beds somebody lies in: every message is judged for alarms. */
async function growBeds(home: string): Promise<void> {
  await foundHome(home)
  const today = dayOf(Date.now())
  await withFiles(home, (files) => {
    const { beds } = growHome(files.records, { beds: BEDS, years: 0.1, today, seed: 20 })
    growDevices(files, { beds, today, years: 1, alarms: 1, readings: BEDS })
  })
}

function measure(name: string, qos: 0 | 1, mosquitto: string | null): Promise<Figure[]> {
  return withFolder(async (folder) => {
    const home = join(folder, 'home')
    await growBeds(home)
    const rates = { stored: [] as number[], sorted: [] as number[], raw: [] as number[] }
    for (let round = 0; round < ROUNDS; round += 1) {
      const broker = mosquitto ? await startMosquitto(mosquitto) : await startEmbedded()
      try {
        rates.raw.push(await rawRate(folder, { url: broker.url, ...users.gateway, qos }, round))
        const { stored, sorted } = await productRate(home, mosquitto ? broker : null, qos, round)
        rates.stored.push(stored)
        rates.sorted.push(sorted)
      } finally {
        await broker.stop()
      }
    }
    const rawIs = `mqtt.js + a prepared insert, ${ROWS_A_BATCH} rows a transaction`
    const raw = median(rates.raw)
    return [
      figure(`judged and stored, ${name}`, 'msg/s', { product: median(rates.stored), raw }, rawIs),
      figure(`… and sorted into the tables, ${name}`, 'msg/s', { product: median(rates.sorted), raw }, rawIs),
    ]
  })
}

export async function telemetry(): Promise<Figure[]> {
  const program = findMosquitto()
  if (!program) console.log('Mosquitto is not installed: its case is left out')
  const name = `Mosquitto (${MOSQUITTO_INFLIGHT} in flight), QoS 1`
  return [
    ...(program ? await measure(name, 1, program) : []),
    ...(await measure('embedded broker, QoS 1', 1, null)),
    ...(await measure('embedded broker, QoS 0', 0, null)),
  ]
}
