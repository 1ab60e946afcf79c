// What one learned Home Assistant entity says when its state topic speaks. The device class decides; names only where no class exists
// (heart and breath rate, calls for help). A sensor of class gas or water is a meter, never an alarm.
import type {
  Capabilities,
  Capability,
  MeasureCapability,
  UnknownReason,
} from '#shared/features/devices/capabilities.ts'
import type { DeviceHealth } from '#shared/features/devices/device-health.ts'
import type { HomeAssistantEntity } from '../knowledge.ts'
import type { MessageBody, MomentaryAct } from '../message-types.ts'
import { classifyAction } from './action-words.ts'
import { canonicalProperty, type NamedFlag, type NamedMeasure } from './canonical-properties.ts'
import { renderTemplate } from './template.ts'
import { print } from './template-filters.ts'
import { celsiusOf, inRange, numberOf, property } from './values.ts'

const BINARY_CLASSES: Readonly<Record<string, NamedFlag | 'online'>> = {
  smoke: 'smoke',
  gas: 'gas',
  carbon_monoxide: 'co',
  moisture: 'water_leak',
  door: 'door_open',
  window: 'door_open',
  opening: 'door_open',
  garage_door: 'door_open',
  occupancy: 'occupancy',
  presence: 'occupancy',
  motion: 'occupancy',
  vibration: 'vibration',
  tamper: 'tamper',
  battery: 'battery_low',
  connectivity: 'online',
}
const SENSOR_CLASSES: Readonly<Record<string, NamedMeasure>> = {
  battery: 'battery_pct',
  temperature: 'temperature_c',
  humidity: 'humidity_pct',
}
/** Without a class only these may be read from the name: anything else would be a guess. */
const NAMED_FLAGS: ReadonlySet<string> = new Set<NamedFlag>(['sos', 'fall', 'in_bed'])
const VITAL_UNITS = /^(bpm|rpm|brpm|br\/min|breaths?\/min|beats\/min|1\/min|\/min|min⁻¹|次\/分钟?)$/i
const VITAL_WORDS: [RegExp, NamedMeasure][] = [
  [/breath|respir|呼吸|(^|_)(resp|rr)(_|$)/i, 'respiration_rpm'],
  [/heart|pulse|心率|脉搏|(^|_)hr(_|$)/i, 'heart_rate_bpm'],
]

function namedFlag(keys: readonly string[]): Capability | null {
  for (const key of keys) {
    const canonical = canonicalProperty(key)
    if (canonical?.kind === 'flag' && !canonical.inverted && NAMED_FLAGS.has(canonical.capability))
      return canonical.capability
  }
  return null
}

/** Measurements of the body: by class where one exists, else by an unmistakable name and its unit. */
function spotVital({ deviceClass, unit, keys }: HomeAssistantEntity): MeasureCapability | null {
  const isNamed = (word: RegExp) => keys.some((key) => word.test(key))
  if (deviceClass === 'blood_glucose_concentration') return 'glucose_mmol_l'
  if (deviceClass === 'temperature') return isNamed(/body_?temp|体温/i) ? 'body_temperature_c' : null
  if (deviceClass !== null && deviceClass !== 'pressure') return null
  if (unit === '%' && isNamed(/spo2|oxygen_?sat|blood_?oxygen|血氧/i)) return 'spo2_pct'
  if (unit?.toLowerCase() !== 'mmhg') return null
  if (isNamed(/systol|收缩压/i)) return 'systolic_mmhg'
  return isNamed(/diastol|舒张压/i) ? 'diastolic_mmhg' : null
}

/** The capability an entity feeds, or null when the house has no word for it. */
export function capabilityOf(entity: HomeAssistantEntity): Exclude<Capability, 'sleep_stage'> | null {
  const known = capabilities.get(entity)
  if (known !== undefined) return known
  const capability = judge(entity)
  capabilities.set(entity, capability)
  return capability
}

const capabilities = new WeakMap<HomeAssistantEntity, Exclude<Capability, 'sleep_stage'> | null>()

function judge(entity: HomeAssistantEntity): Exclude<Capability, 'sleep_stage'> | null {
  const { component, deviceClass, keys } = entity
  if (component === 'event' || component === 'device_automation') return 'action'
  if (component === 'binary_sensor') {
    const byClass =
      deviceClass !== null && Object.hasOwn(BINARY_CLASSES, deviceClass) ? BINARY_CLASSES[deviceClass] : null
    const byName = namedFlag(keys)
    // A bed sensor announces itself as occupancy: the name says that the zone is a bed.
    if (byClass === 'occupancy') return byName === 'in_bed' || byName === 'fall' ? byName : byClass
    if (byClass) return byClass
    return deviceClass === null || deviceClass === 'safety' || deviceClass === 'problem'
      ? (byName as NamedFlag | null)
      : null
  }
  if (component !== 'sensor') return null
  const spot = spotVital(entity)
  if (spot) return spot
  if (deviceClass !== null) {
    const capability = Object.hasOwn(SENSOR_CLASSES, deviceClass) ? (SENSOR_CLASSES[deviceClass] ?? null) : null
    if (capability === 'battery_pct') return entity.unit === '%' || entity.unit === null ? capability : null
    // The temperature of the chip is not the temperature of the room.
    return capability === 'temperature_c' && entity.category === 'diagnostic' ? null : capability
  }
  if (entity.unit === null || !VITAL_UNITS.test(entity.unit.trim())) return null
  return VITAL_WORDS.find(([word]) => keys.some((key) => word.test(key)))?.[1] ?? null
}

export type EntityMeaning =
  | {
      kind: 'value'
      values: Capabilities
      reasons: Partial<Record<Capability, UnknownReason>>
      acts: MomentaryAct[]
      health?: DeviceHealth
    }
  | { kind: 'silent' }
  | { kind: 'unsupported' }

const isSame = (raw: unknown, expected: string | number | boolean | null) =>
  raw === expected ||
  (typeof raw === 'boolean' || typeof expected === 'boolean'
    ? print(raw).toLowerCase() === String(expected).toLowerCase()
    : print(raw) === String(expected))

/** The value the entity takes from a message; undefined = the message does not carry it. */
export function rawValue(template: string | null, body: MessageBody): { ok: true; raw: unknown } | { ok: false } {
  const text = () =>
    body.isJson ? (typeof body.value === 'string' ? body.value : JSON.stringify(body.value)) : body.text
  if (template === null) return { ok: true, raw: body.isJson ? body.value : body.text }
  const rendered = renderTemplate(template, text, body.isJson ? body.value : undefined)
  return rendered.ok ? { ok: true, raw: rendered.value } : { ok: false }
}

function act(word: string, source: MomentaryAct['source']): EntityMeaning {
  const kind = classifyAction(word)
  const values: Capabilities =
    kind === 'sos' ? { sos: true } : kind === 'button' ? { button_action: word } : { action: word }
  return { kind: 'value', values, reasons: {}, acts: [{ kind, word, source, identity: null }] }
}

/** The radio signal in dBm belongs to the device, not to the wall. */
function readSignal(entity: HomeAssistantEntity, body: MessageBody): EntityMeaning {
  const taken = rawValue(entity.template, body)
  const rssiDbm = taken.ok ? numberOf(taken.raw) : null
  return rssiDbm === null
    ? { kind: 'silent' }
    : { kind: 'value', values: {}, reasons: {}, acts: [], health: { rssiDbm } }
}

export function readEntity(entity: HomeAssistantEntity, body: MessageBody): EntityMeaning {
  if (entity.component === 'sensor' && entity.deviceClass === 'signal_strength') return readSignal(entity, body)
  const capability = capabilityOf(entity)
  if (capability === null) return { kind: 'silent' }
  const taken = rawValue(entity.template, body)
  if (!taken.ok) return { kind: 'unsupported' }
  const { raw } = taken
  if (raw === undefined || raw === '') return { kind: 'silent' }
  if (entity.component === 'device_automation')
    return isSame(raw, entity.on) ? act(String(entity.on), 'plain') : { kind: 'silent' }
  if (entity.component === 'event') {
    const word =
      property(raw, 'event_type') ??
      (entity.template === null && body.isJson ? property(body.value, 'event_type') : raw)
    return typeof word === 'string' && word !== '' ? act(word, 'json') : { kind: 'silent' }
  }
  const value = (found: boolean | number | null, reason?: UnknownReason): EntityMeaning => ({
    kind: 'value',
    values: { [capability]: found },
    reasons: reason ? { [capability]: reason } : {},
    acts: [],
  })
  if (entity.component === 'binary_sensor') {
    if (isSame(raw, entity.on)) return value(true)
    return isSame(raw, entity.off) ? value(false) : value(null, raw === null ? undefined : 'invalid')
  }
  if (raw === null) return value(null)
  const number = numberOf(raw)
  if (number === null) return value(null, 'invalid')
  const measured = inRange(capability as MeasureCapability, inUnit(capability, number, entity.unit))
  return value(measured.value, measured.reason)
}

function inUnit(capability: Capability, number: number, unit: string | null): number {
  if (capability === 'temperature_c' || capability === 'body_temperature_c') return celsiusOf(number, unit)
  const isMilligrams = capability === 'glucose_mmol_l' && unit?.toLowerCase() === 'mg/dl'
  return isMilligrams ? Math.round((number / 18.016) * 100) / 100 : number
}
