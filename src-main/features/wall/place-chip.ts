// Bells, detectors and doors as the wall shows them. A bell is "active" while its call is open: a press itself lasts no time.

import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { PlaceChip } from '#shared/features/wall/wall.contract.ts'
import type { LiveDevice, LiveSettings, LiveValue, Places } from '../devices/index.ts'
import { targetLabel, watchdogLimitMs } from '../devices/index.ts'

type ChipRole = PlaceChip['role']
const wordsOf: Readonly<Partial<Record<ChipRole, readonly string[]>>> = {
  smoke: ['smoke', 'co', 'gas'],
  gas: ['gas', 'co'],
  water: ['water_leak'],
  fall: ['fall'],
  presence: ['occupancy'],
}
const chipRoles: readonly string[] = ['bell', 'smoke', 'gas', 'water', 'door', 'fall', 'presence', 'climate', 'other']

export type PlaceChipInput = {
  device: LiveDevice
  /** Open call of this device, if any. */
  openCall: Alarm | undefined
  places: Places
  settings: Pick<LiveSettings, 'get'>
  now: number
  isBrokerLost: boolean
}

/** Detectors, doors and bells get a chip; bed sensors are part of their bed's tile. */
export function hasChip({ record }: LiveDevice): boolean {
  return (record.state === 'bound' || record.state === 'out-of-service') && chipRoles.includes(record.role)
}

function doubtOf({ device, settings, now, isBrokerLost }: PlaceChipInput): PlaceChip['unknownBecause'] {
  if (device.record.state === 'out-of-service') return 'out-of-service'
  if (device.lastHeardAt === null) return 'never-heard'
  if (isBrokerLost) return 'broker-lost'
  if (device.isOnline === false) return 'offline'
  const limitMs = watchdogLimitMs(device.record, settings.get())
  return limitMs !== null && (device.isOld || now - device.lastHeardAt > limitMs) ? 'stale' : null
}

function stateOf(role: ChipRole, device: LiveDevice, openCall: Alarm | undefined): PlaceChip['state'] {
  if (role === 'bell') return openCall ? 'active' : 'normal'
  if (role === 'climate' || role === 'other') return 'normal'
  const known = (word: string): LiveValue | undefined => {
    const live = device.values.get(word)
    return live && !live.isOld && live.value !== null ? live : undefined
  }
  if (role === 'door') {
    const open = known('door_open')
    return open === undefined ? 'unknown' : open.value === 1 ? 'open' : 'closed'
  }
  const said = (wordsOf[role] ?? []).map(known).filter((live) => live !== undefined)
  if (said.length === 0) return 'unknown'
  return said.some((live) => live.value === 1) ? 'active' : 'normal'
}

export function buildPlaceChip(input: PlaceChipInput): PlaceChip {
  const { device, places, openCall } = input
  const { record } = device
  const role = record.role as ChipRole
  const doubt = doubtOf(input)
  // An open call outlives every doubt about the bell: somebody called.
  const state = doubt !== null && !openCall ? 'unknown' : stateOf(role, device, openCall)
  const bed = record.target?.kind === 'bed' ? places.bed(record.target.bedId) : null
  const room = record.target?.kind === 'room' ? places.room(record.target.roomId) : null
  return {
    deviceId: record.id,
    placeLabel: targetLabel(record.target, places) ?? record.name,
    floorId: bed?.floorId ?? room?.floorId ?? null,
    roomId: (bed?.roomId ?? room?.roomId ?? null) as PlaceChip['roomId'],
    role,
    state,
    unknownBecause: state === 'unknown' ? (doubt ?? 'no-reading') : doubt,
    dataAt: device.lastHeardAt,
  }
}
