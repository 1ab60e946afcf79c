// Drives a home over real MQTT: mattresses report their day, bells are pressed, doors open, detectors rest, and faults happen.
// It only publishes; nothing in the console may know whether a device is simulated.
import { connectAsync, type MqttClient } from 'mqtt'
import { createSeededRandom, seedOf } from '../../platform/seeded-random.ts'
import { createSleeper, type SimulatedSleeper } from './bed-day.ts'
import {
  availability,
  bellPress,
  bridgeState,
  doorState,
  foreignState,
  mattressNotice,
  mattressRecords,
  type SimulatedDevice,
  smokeState,
  startBurst,
  type WireMessage,
} from './simulated-messages.ts'

export type SimulatedFault = {
  deviceId: string
  /** `silent` stops reporting without a word; `offline` says so; `detached` unplugs a mattress strip; `wrong-clock` reports 1970. */
  kind: 'silent' | 'offline' | 'detached' | 'low-battery' | 'wrong-clock' | 'garbage'
}

export type HomeSimulationOptions = {
  connect: { url: string; username: string; password: string; clientId?: string }
  devices: readonly SimulatedDevice[]
  /** The simulated time, epoch milliseconds; it may run faster than the wall clock. */
  now: () => number
  /** Pause between two rounds of reports. Mattresses report each round, doors and detectors every `restingRounds`. */
  intervalMs: number
  restingRounds?: number
  seed?: number
  /** Chance events per device and round, 0 to 1. Default none. */
  chances?: { bellPress?: number; doorChange?: number }
  faults?: readonly SimulatedFault[]
}

export type HomeSimulation = {
  press: (bellId: string) => Promise<void>
  setSmoke: (detectorId: string, smoke: boolean) => Promise<void>
  setDoor: (doorId: string, isOpen: boolean) => Promise<void>
  setFault: (fault: SimulatedFault) => Promise<void>
  clearFault: (deviceId: string) => Promise<void>
  setBridge: (state: 'online' | 'offline') => Promise<void>
  /** One round of reports at once, besides the timer. */
  report: () => Promise<void>
  stop: () => Promise<void>
}

export async function startHomeSimulation(options: HomeSimulationOptions): Promise<HomeSimulation> {
  const { devices, now } = options
  const seed = options.seed ?? 1
  const restingRounds = options.restingRounds ?? 10
  const random = createSeededRandom(seed)
  const sleepers = new Map<string, SimulatedSleeper>()
  const openDoors = new Set<string>()
  const smoking = new Set<string>()
  const faults = new Map((options.faults ?? []).map((fault) => [fault.deviceId, fault.kind]))
  let round = 0

  for (const device of devices) {
    if (device.kind === 'mattress' || device.kind === 'foreign')
      sleepers.set(device.id, createSleeper(seedOf(device.id) ^ seed, device.habit))
  }
  const client: MqttClient = await connectAsync(options.connect.url, {
    protocolVersion: 4,
    clientId: options.connect.clientId ?? `home-simulation-${seed}`,
    username: options.connect.username,
    password: options.connect.password,
    reconnectPeriod: 1000,
  })

  const isMute = (id: string) => ['silent', 'offline', 'detached'].includes(faults.get(id) ?? '')
  const batteryOf = (id: string) => (faults.get(id) === 'low-battery' ? 5 : 92)

  async function send(messages: readonly WireMessage[]): Promise<void> {
    await Promise.all(
      messages.map(({ topic, payload, retain }) => client.publishAsync(topic, payload, { qos: 1, retain })),
    )
  }

  function stateOf(device: SimulatedDevice): WireMessage[] {
    if (faults.get(device.id) === 'garbage')
      return [{ topic: `zigbee2mqtt/${device.id}`, payload: '{"battery":', retain: false }]
    if (device.kind === 'smoke') return [smokeState(device.id, smoking.has(device.id), batteryOf(device.id), now())]
    return device.kind === 'door' ? [doorState(device.id, openDoors.has(device.id), batteryOf(device.id), now())] : []
  }

  async function report(): Promise<void> {
    const messages: WireMessage[] = []
    const samples: Parameters<typeof mattressRecords>[0][number][] = []
    for (const device of devices) {
      if (isMute(device.id)) continue
      const sleeper = sleepers.get(device.id)
      if (sleeper && device.kind === 'foreign') {
        messages.push(foreignState(device.id, sleeper.sampleAt(now()), now()))
        continue
      }
      if (sleeper) {
        if (faults.get(device.id) === 'garbage')
          messages.push({ topic: 'sleepace-demo', payload: '[{"dataKey":', retain: false })
        else
          samples.push({
            id: device.id,
            sample: sleeper.sampleAt(now()),
            at: faults.get(device.id) === 'wrong-clock' ? 61_000 : now(),
          })
        continue
      }
      if (device.kind === 'bell' && random.next() < (options.chances?.bellPress ?? 0))
        messages.push(...bellPress(device.id, now()))
      const isMoved = device.kind === 'door' && random.next() < (options.chances?.doorChange ?? 0)
      if (isMoved && !openDoors.delete(device.id)) openDoors.add(device.id)
      if (isMoved || round % restingRounds === 0) messages.push(...stateOf(device))
    }
    round += 1
    // The vendor's server sends a few beds per message, not the whole house in one.
    for (let at = 0; at < samples.length; at += 20) messages.push(mattressRecords(samples.slice(at, at + 20)))
    await send(messages)
  }

  function device(id: string): SimulatedDevice {
    const found = devices.find((one) => one.id === id)
    if (!found) throw new Error(`the simulation has no device ${id}`)
    return found
  }

  async function announceFault(id: string, kind: SimulatedFault['kind'] | null): Promise<void> {
    const isMattress = device(id).kind === 'mattress'
    const value = kind === null ? 1 : 0
    if (isMattress && (kind === 'offline' || kind === null))
      await send([mattressNotice(id, 'connectionStatus', value, now())])
    if (isMattress && (kind === 'detached' || kind === null))
      await send([mattressNotice(id, 'deviceSenSor', value, now())])
    if (!isMattress && (kind === 'offline' || kind === null))
      await send([availability(id, kind === null ? 'online' : 'offline')])
  }

  await send(startBurst(devices))
  for (const [id, kind] of faults) await announceFault(id, kind)
  await report()
  // A round that fails (broker gone) is skipped: real devices do not queue either.
  const timer = setInterval(() => {
    if (client.connected) report().catch(() => undefined)
  }, options.intervalMs)

  return {
    press: (id) => send(bellPress(device(id).id, now())),
    async setSmoke(id, smoke) {
      if (smoke) smoking.add(id)
      else smoking.delete(id)
      await send(stateOf(device(id)))
    },
    async setDoor(id, isOpen) {
      if (isOpen) openDoors.add(id)
      else openDoors.delete(id)
      await send(stateOf(device(id)))
    },
    async setFault(fault) {
      faults.set(fault.deviceId, fault.kind)
      await announceFault(fault.deviceId, fault.kind)
    },
    async clearFault(id) {
      faults.delete(id)
      await announceFault(id, null)
    },
    setBridge: (state) => send([bridgeState(state)]),
    report,
    async stop() {
      clearInterval(timer)
      await client.endAsync(true)
    },
  }
}
