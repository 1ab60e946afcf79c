// A broker that is gone for an hour: the wall says so at once, and when it is back nothing of that hour rings as new. What it kept is taken;
// danger and calls for help are told to be verified. Time is moved by hand; the brokers are real.
import { createServer } from 'node:net'
import { connectAsync, type MqttClient } from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import { createManualClock, type ManualClock } from '#main/platform/clock.ts'
import type { WallChange } from '#shared/features/wall/wall.contract.ts'
import { createLiveHome, type LiveHome, nurse, sleepace, testSettings } from '../../support/live-home.ts'
import { createMosquitto, freePort, hasMosquitto, mosquittoNote } from '../../support/mosquitto.ts'
import { createWatch } from '../../support/mqtt-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const NOW = Date.UTC(2026, 10, 20, 14)
const HOUR = 3_600_000
/** More than any device may say at once without being called a flood. */
const MINUTES_OF_MATTRESS = 1500

function external(port: number) {
  return { broker: { ...testSettings.broker, mode: 'external' as const, externalUrl: `mqtt://127.0.0.1:${port}` } }
}

/** The states of the wire and every device heard, as conditions to wait for. */
function watchHome(home: LiveHome) {
  const states = createWatch<string>()
  const heard = createWatch<string>()
  home.events.on('broker-state-changed', ({ state }) => states.add(state))
  home.events.on('device-heard', ({ device }) => heard.add(device.externalKey))
  return {
    /** Waits for the next time the wire is in this state. */
    state(wanted: string): Promise<unknown> {
      const from = states.seen.length
      return states.until((all) => all.slice(from).includes(wanted))
    },
    heard: (key: string) => heard.until((all) => all.includes(key)),
    /** What the wall is told of the wire, in order. */
    wall() {
      const stop = new AbortController()
      onTestFinished(() => stop.abort())
      const told = createWatch<WallChange['broker']>()
      void (async () => {
        for await (const message of await home.wall.service.watch(stop.signal)) {
          if ('change' in message) told.add(message.change.broker)
        }
      })().catch(() => undefined)
      return told
    },
  }
}

/** A home that listens to the broker on this port. */
async function startBehind(port: number, clock: ManualClock) {
  const home = createLiveHome({ folder: makeTemporaryFolder(), clock, settings: external(port) })
  onTestFinished(async () => {
    await home.stop()
    home.close()
  })
  const watch = watchHome(home)
  const connected = watch.state('connected')
  await home.start()
  await connected
  return { home, watch }
}

const told = (home: LiveHome) =>
  home.alarms.listOpen().map(({ kind, placeLabel, isFromStartUp, isActive }) => {
    const when = isFromStartUp ? 'to be verified' : 'new'
    return `${placeLabel} ${kind} ${when}${isActive ? '' : ', over'}`.trim()
  })

const say = (client: MqttClient, topic: string, body: unknown, retain = false) =>
  client.publishAsync(topic, JSON.stringify(body), { qos: 1, retain })

const mattress = (heart: number) => sleepace('m1', { leftRight: 0, heart, breath: 15, bedStatus: 0 })

it.skipIf(!hasMosquitto)(
  `after an hour without Mosquitto, old presses and dangers are to be verified, everything else is only a value${mosquittoNote}`,
  { timeout: 60_000 },
  async () => {
    const [port, otherPort] = [await freePort(), await freePort()]
    const mosquitto = createMosquitto()
    onTestFinished(() => mosquitto.stop())
    await mosquitto.start(port)
    const clock = createManualClock(NOW)
    const { home, watch } = await startBehind(port, clock)
    const before = await connectAsync(`mqtt://127.0.0.1:${port}`, { protocolVersion: 4, reconnectPeriod: 0 })
    await say(before, 'sleepace-1', mattress(66))
    for (const bell of ['bell1', 'bell2', 'bell3'])
      await say(before, `zigbee2mqtt/${bell}`, { action: '', battery: 90 })
    await say(before, 'zigbee2mqtt/s1', { smoke: false })
    await say(before, 'zigbee2mqtt/leak', { water_leak: false })
    await watch.heard('zigbee2mqtt:leak')
    home.bind('sleepace:m1', 'mattress', 'bed-1')
    for (const bell of ['bell1', 'bell2', 'bell3']) home.bind(`zigbee2mqtt:${bell}`, 'bell', bell)
    home.bind('zigbee2mqtt:s1', 'smoke', 'room-201')
    home.bind('zigbee2mqtt:leak', 'water', '开水间')

    const wall = watch.wall()
    const lost = watch.state('lost')
    await mosquitto.stop()
    await lost
    const lostAt = clock.now()
    clock.advance(5000)
    await wall.until((all) => all.some((broker) => broker?.state === 'lost'))
    expect(home.wall.service.snapshot().broker).toEqual({ state: 'lost', since: lostAt })
    clock.advance(7000)
    expect(told(home)).toEqual(['broker-lost new'])
    expect(home.devices.bedState('bed-1')).toMatchObject({ inBed: null, unknownBecause: 'broker-lost' })
    clock.advance(HOUR - 12_000)
    expect(told(home)).toEqual(['broker-lost new'])

    // Within that hour, by its gateways: heard by the broker on another port, so that nobody of the house is there yet.
    await mosquitto.start(otherPort)
    const meanwhile = await connectAsync(`mqtt://127.0.0.1:${otherPort}`, { protocolVersion: 4, reconnectPeriod: 0 })
    await say(meanwhile, 'zigbee2mqtt/bell2', { action: 'emergency' })
    await say(meanwhile, 'zigbee2mqtt/bell3', { action: 'emergency' }, true)
    await meanwhile.publishAsync('zigbee2mqtt/bell3', '', { qos: 0, retain: true })
    await say(meanwhile, 'zigbee2mqtt/s1', { smoke: true })
    await say(meanwhile, 'zigbee2mqtt/s1', { smoke: false })
    await say(meanwhile, 'zigbee2mqtt/leak', { water_leak: true }, true)
    await say(meanwhile, 'zigbee2mqtt/lobby', { temperature: 19 })
    for (let index = 0; index < MINUTES_OF_MATTRESS; index += 1) await say(meanwhile, 'sleepace-1', mattress(130))
    await meanwhile.endAsync()
    await mosquitto.stop()

    const back = watch.state('connected')
    await mosquitto.start(port)
    await back
    const now = await connectAsync(`mqtt://127.0.0.1:${port}`, { protocolVersion: 4, reconnectPeriod: 0 })
    await say(now, 'zigbee2mqtt/end', { temperature: 20 })
    await watch.heard('zigbee2mqtt:end')
    const afterwards = [
      'broker-lost new, over',
      'bell2 call-bell to be verified',
      'bell3 call-bell to be verified',
      '201 smoke to be verified, over',
      '开水间 water-leak to be verified',
    ]
    expect(told(home).sort()).toEqual([...afterwards].sort())
    const lobby = home.devices.listLive().find(({ record }) => record.externalKey === 'zigbee2mqtt:lobby')
    expect(lobby?.values.get('temperature_c')).toMatchObject({ value: 19, isRetained: true })
    expect(home.devices.bedState('bed-1')).toMatchObject({ heartRate: { value: null } })
    clock.advance(2 * 60_000)
    expect(told(home).sort()).toEqual([...afterwards].sort())

    await say(now, 'sleepace-1', mattress(67))
    await say(now, 'zigbee2mqtt/bell1', { action: 'emergency' })
    const bell1 = () => told(home).filter((line) => line.startsWith('bell1'))
    await watch.heard('zigbee2mqtt:end')
    await say(now, 'zigbee2mqtt/end2', { temperature: 20 })
    await watch.heard('zigbee2mqtt:end2')
    expect(bell1()).toEqual(['bell1 call-bell new'])
    expect(home.devices.bedState('bed-1')).toMatchObject({ heartRate: { value: 67 }, unknownBecause: null })
    await now.endAsync()
    await before.endAsync(true)
  },
)

it.skipIf(!hasMosquitto)(
  `a Mosquitto that goes silent without ending its connections is missed too${mosquittoNote}`,
  { timeout: 60_000 },
  async () => {
    const port = await freePort()
    const mosquitto = createMosquitto()
    onTestFinished(() => mosquitto.stop())
    await mosquitto.start(port)
    const { home, watch } = await startBehind(port, createManualClock(NOW))
    const lost = watch.state('lost')
    mosquitto.freeze()
    await lost
    expect(home.wall.service.snapshot().broker).toEqual({ state: 'lost', since: NOW })
  },
)

it('a built-in broker that cannot listen for an hour is told, and comes back by itself when it can', async () => {
  const squatter = createServer()
  await new Promise<void>((done) => squatter.listen(0, '127.0.0.1', done))
  const address = squatter.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const clock = createManualClock(NOW)
  const home = createLiveHome({ folder: makeTemporaryFolder(), clock, port })
  onTestFinished(async () => {
    await home.stop()
    home.close()
  })
  const gateway = await home.devices.gateways.add({ name: '网关', username: 'gateway_1' }, nurse)
  const watch = watchHome(home)
  await home.start()
  expect(home.wall.service.snapshot().broker).toEqual({ state: 'failed', since: NOW })
  clock.advance(12_000)
  expect(told(home)).toEqual(['broker-lost new'])
  const connected = watch.state('connected')
  await new Promise((done) => squatter.close(done))
  clock.advance(HOUR)
  await connected
  const { username, password } = gateway
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, { username, password, protocolVersion: 4 })
  await say(client, 'zigbee2mqtt/bell1', { action: 'emergency' })
  expect(told(home)).toEqual(['broker-lost new, over', 'bell1 call-bell new'])
  await client.endAsync()
})
