// Where the devices of the inbox probably hang: gathers what the rule needs of register, house and gateways.
import { suggestBindings } from '#shared/features/devices/binding-suggestion.rules.ts'
import type { DeviceSuggestions } from '#shared/features/devices/device-register.model.ts'
import type { DeviceRegistry } from './device-registry.ts'
import type { DeviceRecord, Places } from './device-types.ts'

function roomOf({ target }: DeviceRecord, places: Places): string | null {
  if (target?.kind === 'room') return target.roomId
  return target?.kind === 'bed' ? (places.bed(target.bedId)?.roomId ?? null) : null
}

/** Only devices something points to; in the order of the register. */
export function listSuggestions(registry: DeviceRegistry, places: Places): DeviceSuggestions[] {
  const devices = registry.list()
  const bound = devices.filter((device) => device.target !== null)
  const takenOf = new Map<string, Set<string>>()
  const roomsOf = new Map<string, Set<string>>()
  for (const device of bound) {
    if (device.target?.kind === 'bed')
      takenOf.set(device.role, (takenOf.get(device.role) ?? new Set()).add(device.target.bedId))
    const [gateway, room] = [registry.gatewayOf(device.id), roomOf(device, places)]
    if (gateway !== null && room !== null) roomsOf.set(gateway, (roomsOf.get(gateway) ?? new Set()).add(room))
  }
  const beds = places.beds()
  return devices
    .filter((device) => device.state === 'inbox' && device.role !== 'bridge')
    .map((device) => ({
      deviceId: device.id as DeviceSuggestions['deviceId'],
      suggestions: suggestBindings({
        ...{ device, beds },
        takenBedIds: takenOf.get(device.role) ?? new Set(),
        neighbourRoomIds: roomsOf.get(registry.gatewayOf(device.id) ?? '') ?? new Set(),
      }),
    }))
    .filter(({ suggestions }) => suggestions.length > 0)
}
