// Gives the demo home its simulated devices: a gateway of its own, real MQTT, and on the first run the bindings to beds, rooms and places.
import { randomBytes } from 'node:crypto'
import type { AppClient } from '#shared/contract/app-contract.ts'
import type { BedMap } from '#shared/features/beds/beds.model.ts'
import type { BindingTarget, Device, DeviceRole } from '#shared/features/devices/devices.contract.ts'
import { startHomeSimulation } from '../../mqtt/simulator/simulate-home.ts'
import { simulatedHome } from '../../mqtt/simulator/simulated-home.ts'
import { type Actor, systemActor } from '../../rpc/request-context.ts'
import type { Backend } from '../create-backend.ts'
import { demoClient } from './live-two-years.ts'

const REPORT_EVERY_MS = 3_000
const GATEWAY = 'demo-gateway'
/** Devices left in the inbox, so that there is something to bind. */
const LEFT_IN_INBOX = new Set(['储藏室/smoke', '后门/door', 'mattress-150'])
/** The one detector nobody tried out when it was hung. */
const NEVER_TESTED = '烟感 东走廊'
/** Rooms whose detector was hung but not bound, and one that has none: gaps to find. */
const ROOMS_UNBOUND = 3
const ROOMS_WITHOUT = 1

/** Acts as the house would, whoever's account was changed or closed in the demo meanwhile. */
function houseClient(backend: Backend): AppClient {
  const { seatId } = backend.openSeat(null, 'demo-devices')
  const actor: Actor = { ...systemActor, roles: ['director'], seatId, seatName: 'demo-devices' }
  return demoClient(backend.router, { seatId, resolveSeat: () => ({ state: 'signed-in', actor }) })
}

/** The password is kept in the demo's own encrypted file, because a gateway shows it only once. */
async function gatewayPassword(backend: Backend, client: AppClient): Promise<{ username: string; password: string }> {
  const known = backend.features.accounts.fact('demo_gateway')
  if (known) return JSON.parse(known) as { username: string; password: string }
  const username = `${GATEWAY}-${randomBytes(3).toString('hex')}`
  const { password } = await client.devices.addGateway({ name: '演示网关', username })
  backend.features.accounts.setFact('demo_gateway', JSON.stringify({ username, password }))
  return { username, password }
}

type Binding = { target: BindingTarget; role: DeviceRole; name: string }

/** `mattress-001` is the first bed of the house, `room-01/bell` its first room, `东走廊/smoke` a place. */
function bindingOf(device: Device, map: BedMap): Binding | null {
  const id = device.externalKey.slice(device.externalKey.indexOf(':') + 1)
  const mattress = /^mattress-(\d+)$/.exec(id)
  if (mattress) {
    const bed = map.beds[Number(mattress[1]) - 1]
    return bed ? { target: { kind: 'bed', bedId: bed.id }, role: 'mattress', name: `床垫 ${bed.label}` } : null
  }
  const bell = /^room-(\d+)\/bell$/.exec(device.name)
  const room = bell ? map.rooms[Number(bell[1]) - 1] : undefined
  if (room) return { target: { kind: 'room', roomId: room.id }, role: 'bell', name: `呼叫铃 ${room.name}` }
  const detector = /^(.+)\/smoke$/.exec(device.name)
  const watched = detector ? map.rooms.find((one) => one.name === detector[1]) : undefined
  if (watched) {
    const isLeft = map.rooms.slice(-ROOMS_UNBOUND - ROOMS_WITHOUT).includes(watched)
    return isLeft ? null : { target: { kind: 'room', roomId: watched.id }, role: 'smoke', name: `烟感 ${watched.name}` }
  }
  const [place, kind] = device.name.split('/')
  if (place && kind === 'smoke') return { target: { kind: 'place', place }, role: 'smoke', name: `烟感 ${place}` }
  if (place && kind === 'door') return { target: { kind: 'place', place }, role: 'door', name: `门磁 ${place}` }
  return null
}

async function bindNewDevices(client: AppClient, map: BedMap): Promise<void> {
  for (const device of await client.devices.list()) {
    if (
      device.state !== 'inbox' ||
      [...LEFT_IN_INBOX].some((name) => device.externalKey.endsWith(name) || device.name === name)
    )
      continue
    const binding = bindingOf(device, map)
    if (!binding) continue
    const { id } = await client.devices.bindTo({ id: device.id, ...binding })
    if (binding.role === 'smoke' && binding.name !== NEVER_TESTED) await client.devices.recordTest({ id })
  }
}

/** Starts publishing; answers when every device was heard and bound. */
export async function startDemoDevices(backend: Backend): Promise<{ stop(): Promise<void> }> {
  const url = backend.mqttUrl()
  if (!url) return { stop: async () => undefined }
  const client = houseClient(backend)
  const { username, password } = await gatewayPassword(backend, client)
  const map = await client.beds.map({})
  const home = simulatedHome(map.beds.length)
  const isAtHome = (id: string) => map.beds[Number(/^mattress-(\d+)$/.exec(id)?.[1]) - 1]?.state === 'occupied'
  const detectors = map.rooms
    .slice(0, -ROOMS_WITHOUT)
    .map(({ name }) => ({ kind: 'smoke' as const, id: `${name}/smoke` }))
  const foreign = { kind: 'foreign' as const, id: 'r07', habit: 'active' as const }
  const devices = [...home.devices, ...detectors, foreign].map((device) =>
    device.kind === 'mattress' && !isAtHome(device.id) ? { ...device, habit: 'nobody' as const } : device,
  )
  const simulation = await startHomeSimulation({
    connect: { url, username, password },
    devices,
    now: () => backend.clock.now(),
    intervalMs: REPORT_EVERY_MS,
    seed: 20_260_801,
    chances: { bellPress: 0.00004, doorChange: 0.01 },
  })
  await simulation.report()
  await bindNewDevices(client, map)
  // Only once they are bound: a device that was never heard cannot be missed.
  for (const fault of home.faults) await simulation.setFault(fault)
  return { stop: () => simulation.stop() }
}
