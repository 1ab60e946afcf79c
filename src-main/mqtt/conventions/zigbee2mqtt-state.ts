// The meaning of one Zigbee2MQTT state object, read with what the device declared about its properties (`exposes`).
// null before the first report is unknown; a bare number is never an alarm; `contact: true` is a closed door.
// Must never leave a danger unread without saying so.
import {
  type Capabilities,
  type Capability,
  dangerCapabilities,
  type UnknownReason,
} from '#shared/features/devices/capabilities.ts'
import type { DeviceHealth } from '#shared/features/devices/device-health.ts'
import type { ExposedProperty, ZigbeeDevice } from '../knowledge.ts'
import type { MomentaryAct } from '../message-types.ts'
import { classifyAction } from './action-words.ts'
import { canonicalProperty, flagWord, type NamedFlag, type NamedMeasure } from './canonical-properties.ts'
import { celsiusOf, deviceTimeOf, type JsonObject, measureOf, numberOf, property } from './values.ts'

export type StateMeaning = {
  values: Capabilities
  reasons: Partial<Record<Capability, UnknownReason>>
  acts: MomentaryAct[]
  deviceTime: number | null
  health: DeviceHealth
  /** A word of danger or a call was there, and nobody can say what it meant. */
  isRiddle: boolean
}

/** What the device tells of itself and its link. Below 100 a "voltage" is volts, not millivolts. */
function readHealth(state: JsonObject): DeviceHealth {
  const health: DeviceHealth = {}
  const link = property(state, 'linkquality')
  const voltage = numberOf(property(state, 'voltage') ?? property(state, 'battery_voltage'))
  if (link !== undefined) {
    const quality = numberOf(link)
    health.linkQuality = quality !== null && quality >= 0 && quality <= 255 ? quality : null
  }
  if (voltage !== null && voltage > 0) health.voltageMv = voltage < 100 ? Math.round(voltage * 1000) : voltage
  if (property(state, 'fault') === true || property(state, 'test') === true)
    health.fault = property(state, 'fault') === true ? 'fault' : 'test'
  return health
}

/** How bridges and devices say yes and no where the other side expects true and false. */
const SPOKEN: ReadonlyMap<string, boolean> = new Map([
  ...['1', 'true', 'on', 'yes'].map((word) => [word, true] as const),
  ...['0', 'false', 'off', 'no'].map((word) => [word, false] as const),
])

const booleanOf = (value: unknown): boolean | undefined => SPOKEN.get(String(value).trim().toLowerCase())

/**
 * Some bridges say 0 and 1, or ON and OFF, where they declared true and false. That is unambiguous as long as the declared pair is a yes and
 * a no itself: "open" and "close", or 2 and 5, say nothing about a 1. undefined = not unambiguous.
 */
function readSpoken(raw: unknown, inverted: boolean, declared: ExposedProperty | undefined): boolean | undefined {
  if (declared?.type !== 'binary') return undefined
  const [said, on, off] = [raw, declared.on, declared.off].map(booleanOf)
  if (said === undefined || on === undefined || off !== !on) return undefined
  return inverted ? !said : said === on
}

/** Words that must not stay unread: whoever waits for them waits for help. */
const DANGERS: ReadonlySet<NamedFlag> = new Set<NamedFlag>(dangerCapabilities)

/** A word of danger said in a way nobody can read; a density and a value not reported yet are none. */
function isUnread(capability: NamedFlag, raw: unknown, flag: boolean | null | undefined): boolean {
  if (!DANGERS.has(capability) || raw === null || raw === '') return false
  return flag === null || (flag === undefined && raw === 1)
}

/** undefined = the property says nothing (a density, a text that is not a state). */
function readFlag(raw: unknown, inverted: boolean, declared: ExposedProperty | undefined): boolean | null | undefined {
  if (raw === null) return null
  if (declared && declared.type !== 'binary' && declared.type !== 'enum') return undefined
  if (typeof raw === 'boolean') {
    // `contact` is declared with value_on false (= open): the name already says which way round it is.
    if (inverted) return !raw
    return declared?.on === false && declared.off === true ? !raw : raw
  }
  if (declared?.on !== undefined && declared.on === raw) return true
  if (declared?.off !== undefined && declared.off === raw) return false
  const said = readSpoken(raw, inverted, declared)
  if (said !== undefined) return said
  if (typeof raw === 'number') return declared ? null : undefined
  // Words speak for themselves ("open", "alarm"), also where the boolean form would be inverted.
  return flagWord(raw)
}

function readMeasure(
  capability: NamedMeasure,
  raw: unknown,
  declared: ExposedProperty | undefined,
): { value: number | null; reason?: UnknownReason } | undefined {
  // A number that was never reported is left out: it neither clears nor sets anything.
  if (raw === null) return undefined
  if (capability === 'heart_rate_bpm' || capability === 'respiration_rpm') return measureOf(capability, raw)
  const value = numberOf(raw)
  if (value === null)
    return declared === undefined || declared.type === 'numeric' ? { value: null, reason: 'invalid' } : undefined
  const low = declared?.min ?? (capability === 'battery_pct' ? 0 : Number.NEGATIVE_INFINITY)
  const high = declared?.max ?? (capability === 'battery_pct' ? 100 : Number.POSITIVE_INFINITY)
  if (value < low || value > high) return { value: null, reason: 'out-of-range' }
  return { value: capability === 'temperature_c' ? celsiusOf(value, declared?.unit ?? null) : value }
}

/** Two endpoints of one device (`contact_left`, `contact_right`): trouble at one is trouble; unknown at one hides a clear other. */
function merge(before: boolean | null | undefined, now: boolean | null): boolean | null {
  if (before === undefined) return now
  if (before === true || now === true) return true
  return before === null || now === null ? null : false
}

function momentary(state: JsonObject, source: MomentaryAct['source']): MomentaryAct[] {
  const word = property(state, 'action')
  if (typeof word !== 'string' || word.trim() === '') return []
  const lastSeen = property(state, 'last_seen')
  const identity = typeof lastSeen === 'string' || typeof lastSeen === 'number' ? String(lastSeen) : null
  return [{ kind: classifyAction(word), word, source, identity }]
}

export function readZigbeeState(state: JsonObject, device: ZigbeeDevice | undefined): StateMeaning {
  const flags: Partial<Record<NamedFlag, boolean | null>> = {}
  const values: Capabilities = {}
  const reasons: StateMeaning['reasons'] = {}
  let isRiddle = false
  for (const [name, raw] of Object.entries(state)) {
    const declared = device && Object.hasOwn(device.properties, name) ? device.properties[name] : undefined
    if (declared?.isSetting) continue
    const canonical = canonicalProperty(name) ?? (declared ? canonicalProperty(declared.name) : null)
    if (canonical?.kind === 'flag') {
      const flag = readFlag(raw, canonical.inverted, declared)
      isRiddle ||= isUnread(canonical.capability, raw, flag)
      if (flag !== undefined) flags[canonical.capability] = merge(flags[canonical.capability], flag)
    } else if (canonical && (canonicalProperty(name) || !(canonical.capability in values))) {
      const measure = readMeasure(canonical.capability, raw, declared)
      if (!measure) continue
      values[canonical.capability] = measure.value
      if (measure.reason) reasons[canonical.capability] = measure.reason
    }
  }
  Object.assign(values, flags)
  const acts = momentary(state, 'json')
  for (const act of acts) {
    if (act.kind === 'sos') values.sos = true
    else if (act.kind === 'button') values.button_action = act.word
    else values.action = act.word
    // A shake is momentary too: next to another action the flag is the bridge's cached copy of an earlier shake.
    if (act.word !== 'vibration') delete values.vibration
  }
  const deviceTime = deviceTimeOf(property(state, 'last_seen'))
  return { values, reasons, acts, deviceTime, health: readHealth(state), isRiddle }
}
