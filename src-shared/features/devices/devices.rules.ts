// Pure rules about devices: what a device is for, judged by what it says, and how long it may be silent.
// A guess never outranks what a person said at binding.
import type { FacilitySettings } from '../facility/facility.model.ts'
import type { DeviceRole } from './devices.contract.ts'

/** Strongest sign first: a bed radar that also tells falls is a fall detector only when it has no vital signs. */
const signs: readonly (readonly [DeviceRole, readonly string[]])[] = [
  ['smoke', ['smoke']],
  ['gas', ['gas', 'co']],
  ['mattress', ['heart_rate_bpm', 'respiration_rpm', 'in_bed', 'sleep_stage', 'sensor_detached']],
  ['fall', ['fall']],
  ['water', ['water_leak']],
  ['door', ['door_open']],
  ['bell', ['sos', 'button_action']],
  ['bridge', ['bridge_online']],
  ['presence', ['occupancy']],
  ['climate', ['temperature_c', 'humidity_pct']],
]

/** The role a device probably has; `unknown` when its words fit none. */
export function inferRole(capabilities: Iterable<string>): DeviceRole {
  const said = new Set(capabilities)
  return signs.find(([, words]) => words.some((word) => said.has(word)))?.[0] ?? 'unknown'
}

/** Milliseconds after which a device of this role counts as silent; null = it is not watched. */
export function staleAfterMs(role: DeviceRole, settings: Pick<FacilitySettings, 'staleAfterSeconds'>): number | null {
  const seconds = settings.staleAfterSeconds
  switch (role) {
    case 'mattress':
      return seconds.mattress * 1000
    case 'bell':
      return seconds.bell * 1000
    case 'door':
      return seconds.door * 1000
    case 'smoke':
    case 'gas':
    case 'water':
    case 'fall':
    case 'presence':
    case 'climate':
      return seconds.detector * 1000
    default:
      return null
  }
}
