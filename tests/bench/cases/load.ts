// A town of mattresses: 5,762 of them, each once a second. The share of a processor the whole console takes (broker, backend and browser
// host in one process, with one wall open), and how long a heart rate and a call take to the screen meanwhile. YIAN_BENCH_LOAD_SECONDS sets how long.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { connectAsync } from 'mqtt'
import { openDatabase } from '#main/database/open-database.ts'
import { startLanHost } from '#main/hosts/lan/start-lan-host.ts'
import { createLogger } from '#main/platform/logger.ts'
import { dayOf } from '#shared/contract/days.ts'
import { openSeatSocket } from '../../support/seat-socket.ts'
import { BENCH_KEY, foundHome, manager, openBackend, withFiles, withFolder } from '../support/bench-home.ts'
import { startEmbedded, users } from '../support/brokers.ts'
import { runChild } from '../support/child.ts'
import { growDevices } from '../support/grow-devices.ts'
import { growHome } from '../support/grow-home.ts'
import { type Figure, figure, percentile } from '../support/measure.ts'
import { alarmLatencies, bareLatencies, browserLatencies, wallLatencies } from './screen.ts'

const MATTRESSES = 5762
/** These speak only when the latency of their own heart rate is taken. */
const QUIET = 40
const SECONDS = Number(process.env.YIAN_BENCH_LOAD_SECONDS ?? 30)
const rendererFolder = resolve(import.meta.dirname, '../../../out/renderer')
const script = new URL('../support/publish-process.ts', import.meta.url)

type Target = { url: string; username: string; password: string }

function streamMattresses({ url, username, password }: Target, seconds: number): Promise<unknown> {
  const speaking = MATTRESSES - QUIET
  return runChild(script, [url, username, password, ...[speaking * seconds, 1, 1, speaking, speaking].map(String)])
}

/** Processor time of this process while `act` runs, as a share of one core, percent. */
async function shareOf(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  await act()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 10 / (performance.now() - startedAt)
}

/** The same stream into the bare broker and a table. */
async function rawShare(folder: string): Promise<number> {
  const broker = await startEmbedded()
  const db = openDatabase({ file: join(folder, 'raw.db'), key: BENCH_KEY, role: 'telemetry' })
  db.exec('CREATE TABLE messages (id INTEGER PRIMARY KEY, at INTEGER, topic TEXT, payload TEXT)')
  const insert = db.prepare('INSERT INTO messages (at, topic, payload) VALUES (?, ?, ?)')
  let rows: [number, string, string][] = []
  const store = db.transaction(() => {
    for (const row of rows) insert.run(row)
    rows = []
  })
  const receiver = await connectAsync(broker.url, { ...users.console, protocolVersion: 4, reconnectPeriod: 0 })
  receiver.on('message', (topic, payload) => {
    rows.push([Date.now(), topic, payload.toString()])
    if (rows.length >= 500) store()
  })
  await receiver.subscribeAsync('#', { qos: 1 })
  const share = await shareOf(() => streamMattresses({ url: broker.url, ...users.gateway }, 10))
  await receiver.endAsync(true)
  await broker.stop()
  db.close()
  return share
}

async function underLoad(folder: string, rawPercent: number): Promise<Figure[]> {
  const backend = await openBackend(folder, true)
  await backend.start()
  const renderer = existsSync(join(rendererFolder, 'index.html')) ? rendererFolder : null
  const logger = createLogger({ isSilent: true })
  const host = await startLanHost({ backend, rendererFolder: renderer ?? import.meta.dirname, port: 0, logger })
  const seat = await openSeatSocket(host.url)
  try {
    const { loginName, password } = manager
    await seat.client.accounts.signIn({ loginName, password })
    const access = await seat.client.devices.addGateway({ name: '网关', username: 'bench_load' })
    const bells = await seat.client.devices.addGateway({ name: '呼叫', username: 'bench_bell' })
    const url = backend.mqttUrl()
    if (url === null) throw new Error('the embedded broker did not start')
    const { ingest } = backend.features.devices
    const target = { url, username: access.username, password: access.password }
    const wall = await seat.client.wall.watch()
    const shown = (async () => {
      for await (const _change of wall) if (backend.mqttUrl() === null) return
    })()
    shown.catch(() => undefined)
    const before = ingest.status().receivedCount
    const share = await shareOf(() => streamMattresses(target, 10))
    const streamed = ingest.status().receivedCount - before
    const stream = streamMattresses(target, SECONDS)
    const gateway = await connectAsync(url, { username: bells.username, password: bells.password, protocolVersion: 4 })
    const rates = await wallLatencies(seat, gateway, { first: MATTRESSES - QUIET, lowest: 101 })
    const calls = await alarmLatencies(seat, gateway, 'load')
    const page = renderer === null ? null : await browserLatencies(host.url, seat, gateway)
    await stream
    const bare = await bareLatencies()
    await gateway.endAsync(true)
    const both = (name: string, taken: readonly number[]): Figure[] =>
      [50, 99].map((p) =>
        figure(
          `${name}, p${p}`,
          'ms',
          { product: percentile(taken, p / 100), raw: percentile(bare, p / 100) },
          'publish to receive, bare MQTT, idle',
        ),
      )
    return [
      figure(
        `processor of ${MATTRESSES} mattresses at 1 Hz (${streamed} in 10 s)`,
        '%',
        { product: share, raw: rawPercent },
        'bare broker, mqtt.js, into a table',
      ),
      ...both('under it: heart rate to wall feed', rates),
      ...both('under it: bell to alarm feed', calls),
      ...(page === null ? [] : both('under it: bell to the page of a real browser', page)),
    ]
  } finally {
    seat.close()
    await host.close()
    await backend.dispose()
  }
}

export function load(): Promise<Figure[]> {
  return withFolder(async (folder) => {
    const home = join(folder, 'home')
    await foundHome(home)
    const today = dayOf(Date.now())
    await withFiles(home, (files) => {
      const { beds } = growHome(files.records, { beds: MATTRESSES, years: 0.1, today, seed: 21 })
      growDevices(files, { beds, today, years: 1, alarms: 1, readings: MATTRESSES })
    })
    return await underLoad(home, await rawShare(folder))
  })
}
