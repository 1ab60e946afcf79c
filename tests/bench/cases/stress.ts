// `npm run bench stress`: hostile messages by the million over the wire of a running console. Prints what was counted, the memory at every
// tenth and its slope, and how long a real bell took to the alarm meanwhile. YIAN_STRESS_MESSAGES sets how many, YIAN_STRESS_SEED which.
import { statSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { connectAsync } from 'mqtt'
import type { Backend } from '#main/backend/create-backend.ts'
import { dataFolderPaths } from '#main/platform/paths.ts'
import type { DeviceId } from '#shared/contract/primitives.ts'
import { foundHome, openBackend, type Seat, signIn, withFolder } from '../support/bench-home.ts'
import { runChild } from '../support/child.ts'
import { percentile } from '../support/measure.ts'

const MESSAGES = Number(process.env.YIAN_STRESS_MESSAGES ?? 1_000_000)
const SEED = Number(process.env.YIAN_STRESS_SEED ?? 1)
const STEPS = 10
const BELLS = 50
const LOOK_MS = 100
const MEGABYTE = 1024 ** 2
const script = new URL('../support/hostile-process.ts', import.meta.url)

type Step = { messages: number; rss: number; heap: number; files: number }

/** Bells of a home that knows its devices, hung before the storm; rung by a gateway of their own. */
async function hangBells(backend: Backend, { client }: Seat, url: string) {
  const { username, password } = await client.devices.addGateway({ name: '呼叫', username: 'stress_bell' })
  const gateway = await connectAsync(url, { username, password, protocolVersion: 4 })
  const keys = Array.from({ length: BELLS }, (_, index) => `stress-bell-${index}`)
  for (const key of keys) await gateway.publishAsync(`zigbee2mqtt/${key}`, '{"action":"","battery":90}', { qos: 1 })
  const { listLive } = backend.features.devices
  const ids = keys.map((key) => {
    const found = listLive().find(({ record }) => record.externalKey === `zigbee2mqtt:${key}`)
    if (!found) throw new Error(`${key} was not heard`)
    return found.record.id as DeviceId
  })
  for (const [index, id] of ids.entries()) {
    await client.devices.bindTo({
      id,
      role: 'bell',
      name: keys[index]!,
      target: { kind: 'place', place: keys[index]! },
    })
  }
  const waiting = new Map<string, () => void>()
  backend.features.events.on('alarm-raised', ({ alarm }) => waiting.get(alarm.placeLabel)?.())
  return {
    /** Milliseconds from the press to the stored alarm. */
    ring(index: number): Promise<number> {
      const key = keys[index]!
      const pressedAt = performance.now()
      const rang = new Promise<number>((done) => waiting.set(key, () => done(performance.now() - pressedAt)))
      gateway.publish(`zigbee2mqtt/${key}`, '{"action":"emergency"}', { qos: 1 })
      return rang
    },
    end: () => gateway.endAsync(),
  }
}

/** Memory is told after a collection: garbage that waits is no growth. */
function createCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

/** Least squares, megabytes a million messages. */
function slope(steps: readonly Step[], of: (step: Step) => number): number {
  const mean = (take: (step: Step) => number) => steps.reduce((sum, step) => sum + take(step), 0) / steps.length
  const x = (step: Step) => step.messages / 1_000_000
  const [meanX, meanY] = [mean(x), mean(of)]
  const over = steps.reduce((sum, step) => sum + (x(step) - meanX) * (of(step) - meanY), 0)
  return over / steps.reduce((sum, step) => sum + (x(step) - meanX) ** 2, 0)
}

const mb = (bytes: number) => Math.round(bytes / MEGABYTE)

async function storm(folder: string): Promise<void> {
  await foundHome(folder)
  const backend = await openBackend(folder, true)
  try {
    await backend.start()
    const seat = await signIn(backend)
    const url = backend.mqttUrl()
    if (url === null) throw new Error('the embedded broker did not start')
    const bells = await hangBells(backend, seat, url)
    const mad = await seat.client.devices.addGateway({ name: '疯狂网关', username: 'stress_mad' })
    const { ingest } = backend.features.devices
    const { recordsFile, telemetryFile } = dataFolderPaths(folder)
    const steps: Step[] = []
    const latencies: number[] = []
    const collect = createCollector()
    let rung = 0
    let isRinging = false
    const from = ingest.status().receivedCount
    const look = setInterval(() => {
      const messages = ingest.status().receivedCount - from
      if (messages >= ((steps.length + 1) * MESSAGES) / STEPS) {
        collect()
        const { rss, heapUsed } = process.memoryUsage()
        const files = statSync(recordsFile).size + statSync(telemetryFile).size
        steps.push({ messages, rss: mb(rss), heap: mb(heapUsed), files: mb(files) })
        console.log(
          `${messages.toLocaleString('en')} messages: ${mb(rss)} MB, heap ${mb(heapUsed)} MB, files ${mb(files)} MB`,
        )
      }
      if (isRinging || rung >= BELLS || messages < ((rung + 1) * MESSAGES) / (BELLS + 2)) return
      isRinging = true
      const index = rung
      rung += 1
      void bells.ring(index).then((ms) => {
        latencies.push(ms)
        isRinging = false
      })
    }, LOOK_MS)
    const startedAt = performance.now()
    const args = [url, mad.username, mad.password, String(MESSAGES), String(SEED)]
    const told = await runChild<{ sent: number; thrownOut: number }>(script, args)
    const seconds = (performance.now() - startedAt) / 1000
    clearInterval(look)
    await bells.end()
    const { receivedCount, rejectedCount, lostReadings } = ingest.status()
    const late = steps.slice(2)
    console.log(
      [
        `crashes 0 of ${told.sent.toLocaleString('en')} messages sent in ${Math.round(seconds)} s, thrown out ${told.thrownOut} times`,
        `counted ${(receivedCount - from).toLocaleString('en')}, refused ${rejectedCount.toLocaleString('en')}, readings lost ${lostReadings}, thinned ${backend.features.devices.telemetryStatus().thinned.toLocaleString('en')}`,
        `devices ${backend.features.devices.listLive().length}, open alarms ${backend.features.alarms.listOpen().length}`,
        ...(late.length < 3
          ? []
          : [
              `slope from the third tenth on: memory ${slope(late, (step) => step.rss).toFixed(1)} MB a million, heap ${slope(late, (step) => step.heap).toFixed(1)} MB a million`,
            ]),
        `bells rung ${rung}, heard ${latencies.length}: p50 ${percentile(latencies, 0.5).toFixed(0)} ms, p99 ${percentile(latencies, 0.99).toFixed(0)} ms`,
      ].join('\n'),
    )
  } finally {
    await backend.dispose()
  }
}

export function stress(): Promise<void> {
  return withFolder(storm)
}
