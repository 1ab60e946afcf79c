// The meaning of one Zigbee2MQTT state object, read with what the device declared about its properties (`exposes`).
// null before the first report is unknown; a number is never an alarm; `contact: true` is a closed door.
import type { Capabilities, Capability, UnknownReason } from '#shared/features/devices/capabilities.ts'
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
  for (const [name, raw] of Object.entries(state)) {
    const declared = device && Object.hasOwn(device.properties, name) ? device.properties[name] : undefined
    if (declared?.isSetting) continue
    const canonical = canonicalProperty(name) ?? (declared ? canonicalProperty(declared.name) : null)
    if (canonical?.kind === 'flag') {
      const flag = readFlag(raw, canonical.inverted, declared)
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
  return { values, reasons, acts, deviceTime: deviceTimeOf(property(state, 'last_seen')), health: readHealth(state) }
}
