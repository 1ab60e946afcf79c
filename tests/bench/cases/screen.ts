// From a press on a bell, or a heart rate, to the screen: a WebSocket client of the browser host and, when there is one, a real browser;
// against a message that a bare MQTT client publishes and receives on the same kind of broker.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { connectAsync, type MqttClient } from 'mqtt'
import type { Backend } from '#main/backend/create-backend.ts'
import { startLanHost } from '#main/hosts/lan/start-lan-host.ts'
import { createLogger } from '#main/platform/logger.ts'
import { dayOf } from '#shared/contract/days.ts'
import { openSeatSocket, type SeatSocket } from '../../support/seat-socket.ts'
import { foundHome, manager, openBackend, withFiles, withFolder } from '../support/bench-home.ts'
import { startEmbedded, users } from '../support/brokers.ts'
import { openBrowserScreen } from '../support/browser-screen.ts'
import { growDevices } from '../support/grow-devices.ts'
import { growHome } from '../support/grow-home.ts'
import { type Figure, figure, median } from '../support/measure.ts'

const PRESSES = 40
const rendererFolder = resolve(import.meta.dirname, '../../../out/renderer')

export async function bareLatencies(): Promise<number[]> {
  const broker = await startEmbedded()
  const receiver = await connectAsync(broker.url, { ...users.console, protocolVersion: 4, reconnectPeriod: 0 })
  const sender = await connectAsync(broker.url, { ...users.gateway, protocolVersion: 4, reconnectPeriod: 0 })
  await receiver.subscribeAsync('#', { qos: 1 })
  const taken: number[] = []
  for (let index = 0; index < PRESSES; index += 1) {
    const arrived = new Promise<void>((done) => receiver.once('message', () => done()))
    const startedAt = performance.now()
    await Promise.all([sender.publishAsync(`bare/bell-${index}`, '{"action":"emergency"}', { qos: 1 }), arrived])
    taken.push(performance.now() - startedAt)
  }
  await Promise.all([receiver.endAsync(true), sender.endAsync(true)])
  await broker.stop()
  return taken
}

/** Waits for the first change of a feed that `isIt` knows; one reader for the whole run. */
function listenTo<Message>(feed: AsyncIterable<Message>) {
  let look: ((message: Message) => void) | undefined
  const ended = (async () => {
    for await (const message of feed) look?.(message)
  })()
  ended.catch(() => undefined)
  return (isIt: (message: Message) => boolean): Promise<number> =>
    new Promise((done) => {
      look = (message) => {
        if (!isIt(message)) return
        look = undefined
        done(performance.now())
      }
    })
}

const bell = (gateway: MqttClient, name: string) =>
  gateway.publishAsync(`zigbee2mqtt/${name}`, '{"action":"emergency"}', { qos: 1 })

/** Milliseconds of each press; the name says which run it was of. */
export async function alarmLatencies(seat: SeatSocket, gateway: MqttClient, run = 'bell'): Promise<number[]> {
  const next = listenTo(await seat.client.alarms.watchOpen())
  const taken: number[] = []
  for (let index = 0; index < PRESSES; index += 1) {
    const name = `${run}-${index}`
    const shown = next((message) => message.kind === 'change' && JSON.stringify(message.change).includes(name))
    const startedAt = performance.now()
    await bell(gateway, name)
    taken.push((await shown) - startedAt)
  }
  return taken
}

/** Milliseconds of each heart rate, of the mattresses from `first` on; `lowest` = the first rate, unlike any other on the wall. */
export async function wallLatencies(
  seat: SeatSocket,
  gateway: MqttClient,
  { first, lowest }: { first: number; lowest: number },
): Promise<number[]> {
  const next = listenTo(await seat.client.wall.watch())
  const taken: number[] = []
  for (let index = 0; index < PRESSES; index += 1) {
    const heart = lowest + (index % 40)
    const data = { leftRight: 0, breath: 14, heart, turnOver: 0, bedStatus: 0 }
    const record = [
      { dataKey: 'realtime', deviceId: `mattress-${first + index}`, data, timeStamp: 1_760_000_000 + index },
    ]
    const shown = next(
      (message) => message.kind === 'change' && message.change.tiles.some((tile) => tile.heartRate.value === heart),
    )
    const startedAt = performance.now()
    await gateway.publishAsync('sleepace-57136', JSON.stringify(record), { qos: 1 })
    taken.push((await shown) - startedAt)
  }
  return taken
}

/** Milliseconds of each press until its words stand in the page; null = no browser or no build here. */
export async function browserLatencies(url: string, seat: SeatSocket, gateway: MqttClient): Promise<number[] | null> {
  const screen = existsSync(join(rendererFolder, 'index.html')) ? await openBrowserScreen(url, seat.cookie) : null
  if (screen === null) return null
  try {
    const taken: number[] = []
    for (let index = 0; index < PRESSES / 2; index += 1) {
      const name = `button-${index}-x`
      const shown = screen.untilText(name)
      const startedAt = Date.now()
      await bell(gateway, name)
      taken.push((await shown) - startedAt)
    }
    return taken
  } finally {
    await screen.close()
  }
}

/** The raw side is taken again beside each figure: the machine may have other work by then. */
async function beside(name: string, product: number): Promise<Figure> {
  return figure(name, 'ms', { product, raw: median(await bareLatencies()) }, 'publish to receive, bare MQTT')
}

async function measureHost(backend: Backend): Promise<Figure[]> {
  const logger = createLogger({ isSilent: true })
  const folder = existsSync(rendererFolder) ? rendererFolder : import.meta.dirname
  const host = await startLanHost({ backend, rendererFolder: folder, port: 0, logger })
  const seat = await openSeatSocket(host.url)
  try {
    const { loginName, password } = manager
    await seat.client.accounts.signIn({ loginName, password })
    const access = await seat.client.devices.addGateway({ name: '网关', username: 'bench_1' })
    const url = backend.mqttUrl()
    if (url === null) throw new Error('the embedded broker did not start')
    const { username } = access
    const gateway = await connectAsync(url, { username, password: access.password, protocolVersion: 4 })
    const taken = [
      await beside('bell to alarm feed on a WebSocket', median(await alarmLatencies(seat, gateway))),
      await beside(
        'heart rate to wall feed (told 4 × a second)',
        median(await wallLatencies(seat, gateway, { first: 0, lowest: 55 })),
      ),
    ]
    const inBrowser = await browserLatencies(host.url, seat, gateway)
    if (inBrowser !== null) taken.push(await beside('bell to the page of a real browser', median(inBrowser)))
    await gateway.endAsync(true)
    return taken
  } finally {
    seat.close()
    await host.close()
  }
}

export function screen(): Promise<Figure[]> {
  return withFolder(async (folder) => {
    await foundHome(folder)
    const today = dayOf(Date.now())
    await withFiles(folder, (files) => {
      const { beds } = growHome(files.records, { beds: 150, years: 1, today, seed: 14 })
      growDevices(files, { beds, today, years: 1, alarms: 150, readings: 15_000 })
    })
    const backend = await openBackend(folder, true)
    try {
      await backend.start()
      return await measureHost(backend)
    } finally {
      await backend.dispose()
    }
  })
}
