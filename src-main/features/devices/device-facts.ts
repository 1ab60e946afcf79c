// What a message tells of the device itself: what it is for, what feeds it, how it is called, how its radio link is.
// A person's word stands above it; a role and a name are taken from the device only while it belongs nowhere.
import { dangerCapabilities } from '#shared/features/devices/capabilities.ts'
import type { DeviceHealth } from '#shared/features/devices/device-health.ts'
import { inferRole } from '#shared/features/devices/devices.rules.ts'
import type { Reading } from '../../mqtt/message-types.ts'
import { noDetails } from './device-defaults.ts'
import type { DeviceRecord, ToldFacts } from './device-types.ts'

const NAME_CHARACTERS = 60
export const KEY_CHARACTERS = 200
const batteryWords = ['battery_pct', 'battery_low'] as const

export type HealthWords = Map<keyof DeviceHealth, { value: number | string | null; at: number }>

/** True when the message is a call for help or tells danger. */
export function isCall(reading: Reading): boolean {
  const tellsDanger = dangerCapabilities.some((word) => reading.values[word] === true)
  return tellsDanger || reading.events.some((event) => event.kind === 'sos')
}

/** A device that tells of a battery runs on one; what it told once it does not untell. */
function toldBy(reading: Reading, before: ToldFacts): ToldFacts {
  const { values, offers } = reading
  const isOnBattery =
    before.power === null && batteryWords.some((word) => values[word] !== undefined || offers.includes(word))
  const power = isOnBattery ? 'battery' : before.power
  const watchdogSeconds = reading.profile ? reading.profile.watchdogSeconds : before.watchdogSeconds
  const isSame = power === before.power && watchdogSeconds === before.watchdogSeconds
  return isSame ? before : { ...before, power, watchdogSeconds }
}

export function createDeviceFacts() {
  const said = new Map<string, Set<string>>()
  const gateways = new Map<string, string>()
  const health = new Map<string, HealthWords>()

  /** What the device has told so far; a role is only guessed while no person said it. */
  function roleOf(id: string, reading: Reading): DeviceRecord['role'] {
    const words = said.get(id) ?? new Set<string>()
    for (const word of reading.offers) words.add(word)
    for (const word of Object.keys(reading.values)) words.add(word)
    said.set(id, words)
    const role = reading.profile?.role
    // Whoever made the profile knew what the device is for; words alone only hint at it.
    return role === undefined || role === 'unknown' || role === 'other' ? inferRole(words) : role
  }

  function note(id: string, reading: Reading, at: number): void {
    if (reading.bridgeKey !== null) gateways.set(id, reading.bridgeKey)
    if (!reading.health) return
    const told = Object.entries(reading.health) as [keyof DeviceHealth, number | string | null | undefined][]
    if (told.length === 0) return
    const known = health.get(id) ?? new Map()
    for (const [word, value] of told) if (value !== undefined) known.set(word, { value, at })
    health.set(id, known)
  }

  /** The record as this message leaves it: the same object when nothing of it changed, which is nearly always. */
  function refresh(record: DeviceRecord, reading: Reading): DeviceRecord {
    const isGuessed = record.state === 'inbox'
    const guess = isGuessed ? roleOf(record.id, reading) : record.role
    const role = guess === 'unknown' ? record.role : guess
    const { deviceKey, convention } = reading
    const externalKey = deviceKey.length > KEY_CHARACTERS ? deviceKey.slice(0, KEY_CHARACTERS) : deviceKey
    const name = isGuessed && reading.name ? reading.name.slice(0, NAME_CHARACTERS) : record.name
    const model = reading.model ?? record.model
    const told = toldBy(reading, record.told)
    const isSame =
      externalKey === record.externalKey &&
      convention === record.convention &&
      name === record.name &&
      model === record.model &&
      role === record.role &&
      told === record.told
    return isSame ? record : { ...record, externalKey, convention, name, model, role, told }
  }

  return {
    note,
    refresh,
    gatewayOf: (id: string): string | null => gateways.get(id) ?? null,
    healthOf: (id: string): ReadonlyMap<keyof DeviceHealth, { value: number | string | null; at: number }> =>
      health.get(id) ?? new Map(),
    newRecord(id: string, reading: Reading, at: number): DeviceRecord {
      return {
        id,
        externalKey: reading.deviceKey,
        convention: reading.convention,
        name: (reading.name ?? reading.deviceKey).slice(0, NAME_CHARACTERS),
        model: reading.model,
        role: roleOf(id, reading),
        state: 'inbox',
        target: null,
        boundAt: null,
        firstHeardAt: at,
        outOfService: null,
        lastTestedAt: null,
        told: toldBy(reading, { vendor: null, firmware: null, power: null, watchdogSeconds: null }),
        details: noDetails,
        detailsVersion: 0,
        walkTested: null,
      }
    },
  }
}
