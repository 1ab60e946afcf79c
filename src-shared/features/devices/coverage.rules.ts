// Which rooms are watched and which are not. Pure. A room counts as watched only by a device that is heard now.
import type { DeviceId, FloorId, RoomId } from '../../contract/primitives.ts'
import type { Coverage, CoverageCell, CoverageState, RoomCoverage } from './device-register.model.ts'
import type { DeviceRole } from './device-role.ts'

export type CoverageDevice = {
  id: DeviceId
  role: DeviceRole
  /** Bed or room it hangs on. */
  bedId: string | null
  roomId: string
  state: 'live' | 'silent' | 'out-of-service'
}

export type CoverageRoom = {
  roomId: RoomId
  label: string
  floorId: FloorId
  floorName: string
  bedIds: readonly string[]
}

export type CoverageExemption = { id: string; role: DeviceRole; roomId: RoomId | null; reason: string }

export type CoverageInput = {
  rooms: readonly CoverageRoom[]
  devices: readonly CoverageDevice[]
  exemptions: readonly CoverageExemption[]
  /** Roles of which a room needs one, and roles of which every bed needs one. A device for the whole room serves all its beds. */
  expected: { room: readonly DeviceRole[]; bed: readonly DeviceRole[] }
  isBrokerLost: boolean
}

const rank: Record<CoverageState, number> = { live: 0, exempt: 1, silent: 2, 'out-of-service': 3, none: 4 }

function best(devices: readonly CoverageDevice[]): CoverageState {
  return devices.map(({ state }): CoverageState => state).sort((left, right) => rank[left] - rank[right])[0] ?? 'none'
}

/** Of several beds the worst one speaks for the room. */
function worst(states: readonly CoverageState[]): CoverageState {
  return [...states].sort((left, right) => rank[right] - rank[left])[0] ?? 'none'
}

function cellOf(room: CoverageRoom, role: DeviceRole, isPerBed: boolean, input: CoverageInput): CoverageCell {
  const devices = input.devices.filter((device) => device.roomId === room.roomId && device.role === role)
  const exemption = input.exemptions.find(
    (one) => one.role === role && (one.roomId === null || one.roomId === room.roomId),
  )
  const ofBed = (bedId: string) => best(devices.filter((device) => device.bedId === null || device.bedId === bedId))
  const beds = room.bedIds.map(ofBed)
  const found = isPerBed ? worst(beds) : best(devices)
  const state = found !== 'live' && exemption ? 'exempt' : found
  return {
    role,
    state,
    beds: isPerBed ? { live: beds.filter((one) => one === 'live').length, total: beds.length } : null,
    deviceIds: devices.map(({ id }) => id),
    exemptReason: state === 'exempt' ? (exemption?.reason ?? null) : null,
  }
}

/** The watch over every room with its gaps. With the broker lost nothing is watched, whatever was heard before. */
export function coverageOf(input: CoverageInput): Coverage {
  const rooms = input.rooms.map((room): RoomCoverage => {
    const perBed = room.bedIds.length === 0 ? [] : input.expected.bed
    const cells = [
      ...input.expected.room.map((role) => cellOf(room, role, false, input)),
      ...perBed.map((role) => cellOf(room, role, true, input)),
    ]
    const { roomId, label, floorId, floorName } = room
    const isGap = cells.some((cell) => cell.state !== 'live' && cell.state !== 'exempt')
    return { roomId, label, floorId, floorName, cells, isGap }
  })
  const gapCount = rooms.filter((room) => room.isGap).length
  const labels = new Map(rooms.map((room) => [room.roomId, room.label]))
  return {
    rooms,
    gapCount,
    isBrokerLost: input.isBrokerLost,
    isAllMonitored: rooms.length > 0 && gapCount === 0 && !input.isBrokerLost,
    exemptions: input.exemptions.map((one) => ({
      ...one,
      roomLabel: one.roomId === null ? null : (labels.get(one.roomId) ?? null),
    })),
  }
}
