// Where a new device probably hangs, read from its name and outside key. Pure. A guess is offered, never taken by itself.
import type { BedId, RoomId } from '../../contract/primitives.ts'
import type { BindingSuggestion } from './device-register.model.ts'
import type { DeviceRole } from './device-role.ts'

/** A bed with its room, as the house names them. */
export type SuggestionBed = { bedId: BedId; label: string; roomId: RoomId; roomName: string; floorName: string }

export type SuggestionInput = {
  device: { name: string; externalKey: string; role: DeviceRole }
  beds: readonly SuggestionBed[]
  /** Beds that have a device of this role already: they are not offered. */
  takenBedIds: ReadonlySet<string>
  /** Rooms of the devices that speak through the same gateway; tells the neighbourhood where the name tells nothing. */
  neighbourRoomIds: ReadonlySet<string>
}

const MOST = 4
const roomRoles: readonly DeviceRole[] = ['smoke', 'gas', 'water', 'door', 'climate', 'presence']
/** Words of topics and models, not of places. */
const notAPlace = /^[\x20-\x7e]*$/

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** True when the text holds this number or name by itself: `201` is not in `1201` and not in `2010`. */
function names(text: string, part: string): boolean {
  const edge = /^[\da-z]/i.test(part) ? '(?<![0-9a-z])' : ''
  const end = /[\da-z]$/i.test(part) ? '(?![0-9a-z])' : ''
  return part !== '' && new RegExp(`${edge}${literal(part)}${end}`, 'i').test(text)
}

/** True when the text names the bed: the room, then within three characters its bed, e.g. `201-1`, `201_1`, `201房1床`. */
function namesBed(text: string, bed: SuggestionBed): boolean {
  if (names(text, bed.label)) return true
  const own = bed.label.startsWith(bed.roomName) ? bed.label.slice(bed.roomName.length).replace(/^\D+/, '') : bed.label
  if (own === '' || bed.roomName === '') return false
  return new RegExp(`(?<![0-9a-z])${literal(bed.roomName)}[^0-9a-z]{1,3}${literal(own)}(?![0-9a-z])`, 'i').test(text)
}

function ofBed(
  bed: SuggestionBed,
  input: SuggestionInput,
  part: Pick<BindingSuggestion, 'why' | 'isSure'>,
): BindingSuggestion {
  return { target: { kind: 'bed', bedId: bed.bedId }, label: bed.label, role: input.device.role, ...part }
}

function ofRoom(
  bed: SuggestionBed,
  input: SuggestionInput,
  part: Pick<BindingSuggestion, 'why' | 'isSure'>,
): BindingSuggestion {
  return { target: { kind: 'room', roomId: bed.roomId }, label: bed.roomName, role: input.device.role, ...part }
}

function placeOf(name: string): string | null {
  const part = name
    .split(/[/_\s]+/)
    .find((one) => one !== '' && !notAPlace.test(one))
    ?.trim()
  return part && part.length <= 40 ? part : null
}

/** At most four places for a device, best first; empty when nothing points anywhere. */
export function suggestBindings(input: SuggestionInput): BindingSuggestion[] {
  const { device, beds, takenBedIds, neighbourRoomIds } = input
  if (device.role === 'bridge') return []
  const text = `${device.name} ${device.externalKey}`
  const byBed = beds.filter((bed) => namesBed(text, bed))
  const roomIds = new Set(byBed.map((bed) => bed.roomId))
  const byRoom = byBed.length > 0 ? [] : beds.filter((bed) => names(text, bed.roomName))
  for (const bed of byRoom) roomIds.add(bed.roomId)
  const wantsRoom = roomRoles.includes(device.role)
  const firstOf = (roomId: RoomId) => beds.filter((bed) => bed.roomId === roomId)
  if (roomIds.size > 0) {
    const isOneRoom = roomIds.size === 1
    const found = [...roomIds].flatMap((roomId) => {
      const inRoom = firstOf(roomId)
      const [first] = inRoom
      if (!first) return []
      if (wantsRoom) return [ofRoom(first, input, { why: 'name', isSure: isOneRoom })]
      const named = byBed.filter((bed) => bed.roomId === roomId)
      if (named.length > 0)
        return named.map((bed) =>
          ofBed(bed, input, { why: 'name', isSure: byBed.length === 1 && !takenBedIds.has(bed.bedId) }),
        )
      if (device.role === 'bell') return [ofRoom(first, input, { why: 'name', isSure: isOneRoom })]
      const free = inRoom.filter((bed) => !takenBedIds.has(bed.bedId))
      return free.map((bed) => ofBed(bed, input, { why: 'name', isSure: isOneRoom && inRoom.length === 1 }))
    })
    return found.slice(0, MOST)
  }
  const place = placeOf(device.name)
  if (place && device.role !== 'mattress') {
    return [{ target: { kind: 'place', place }, label: place, role: device.role, why: 'name', isSure: false }]
  }
  if (neighbourRoomIds.size === 0 || neighbourRoomIds.size > MOST) return []
  return [...neighbourRoomIds]
    .flatMap((roomId) => {
      const inRoom = firstOf(roomId as RoomId)
      const [first] = inRoom
      if (!first) return []
      const part = { why: 'same-gateway' as const, isSure: false }
      if (wantsRoom || device.role === 'bell') return [ofRoom(first, input, part)]
      return inRoom.filter((bed) => !takenBedIds.has(bed.bedId)).map((bed) => ofBed(bed, input, part))
    })
    .slice(0, MOST)
}
