// Shelly Gen2 and later: `<device>/events/rpc` (NotifyStatus, NotifyFullStatus, NotifyEvent), `<device>/status/<component>`, `<device>/online`.
// `ts` counts seconds since start until the clock is set; the chip's own temperature inside a switch is not the room's.
import type { Capabilities, Capability, UnknownReason } from '#shared/features/devices/capabilities.ts'
import type { DeviceHealth } from '#shared/features/devices/device-health.ts'
import {
  type Convention,
  type ConventionResult,
  type MomentaryAct,
  nothing,
  type OpenedMessage,
  observation,
} from '../message-types.ts'
import { deviceTimeOf, isObject, measureOf, numberOf, property, textOf } from './values.ts'

const LIMIT_BYTES = 64 * 1024
const MAX_EVENTS = 50
const COMPONENT = /^[a-z_0-9]{1,32}(?::\d{1,4})?$/
/** Presses; `btn_down` and `btn_up` are the halves of one that is told as a whole too. */
const PUSH = /^(single|double|triple|long)_push$/

type Meaning = {
  values: Capabilities
  reasons: Partial<Record<Capability, UnknownReason>>
  health: DeviceHealth
  acts: MomentaryAct[]
}

type Place = { device: string; kind: 'rpc' | 'status' | 'online' | 'silent'; component: string }

function placeOf(topic: string): Place | null {
  if (topic.endsWith('/events/rpc')) return { device: topic.slice(0, -11), kind: 'rpc', component: '' }
  if (topic.endsWith('/online')) return { device: topic.slice(0, -7), kind: 'online', component: '' }
  const cut = topic.lastIndexOf('/status/')
  if (cut > 0) {
    const component = topic.slice(cut + 8)
    if (COMPONENT.test(component)) return { device: topic.slice(0, cut), kind: 'status', component }
  }
  const isOwn = topic.startsWith('shelly') && /\/(events|rpc|command|announce|debug)(\/|$)/.test(topic)
  return isOwn ? { device: topic.slice(0, topic.indexOf('/')), kind: 'silent', component: '' } : null
}

function flag(meaning: Meaning, word: 'smoke' | 'gas' | 'co' | 'water_leak' | 'occupancy' | 'door_open', raw: unknown) {
  if (raw === undefined) return
  meaning.values[word] = typeof raw === 'boolean' ? raw : null
  if (meaning.values[word] === null) meaning.reasons[word] = 'invalid'
}

function measure(meaning: Meaning, word: 'temperature_c' | 'humidity_pct' | 'battery_pct', raw: unknown) {
  if (raw === undefined || word in meaning.values) return
  const { value, reason } = raw === null ? { value: null, reason: 'invalid' as const } : measureOf(word, raw)
  meaning.values[word] = value
  if (reason) meaning.reasons[word] = reason
}

function readComponent(meaning: Meaning, name: string, state: unknown): void {
  if (!isObject(state)) return
  switch (name.split(':')[0]) {
    case 'smoke':
      flag(meaning, 'smoke', property(state, 'alarm'))
      break
    case 'flood':
      flag(meaning, 'water_leak', property(state, 'alarm'))
      break
    case 'gas':
      flag(meaning, 'gas', property(state, 'alarm'))
      break
    case 'co':
      flag(meaning, 'co', property(state, 'alarm'))
      break
    case 'presence':
    case 'presencezone': {
      const count = numberOf(property(state, 'num_objects'))
      flag(meaning, 'occupancy', property(state, 'value') ?? (count === null ? undefined : count > 0))
      break
    }
    case 'motion':
      flag(meaning, 'occupancy', property(state, 'motion') ?? property(state, 'value'))
      break
    case 'temperature':
      measure(meaning, 'temperature_c', property(state, 'tC'))
      break
    case 'humidity':
      measure(meaning, 'humidity_pct', property(state, 'rh'))
      break
    case 'devicepower': {
      const battery = property(state, 'battery')
      measure(meaning, 'battery_pct', property(battery, 'percent'))
      const volts = numberOf(property(battery, 'V'))
      if (volts !== null) meaning.health.voltageMv = Math.round(volts * 1000)
      break
    }
    case 'wifi': {
      const rssi = numberOf(property(state, 'rssi'))
      if (rssi !== null) meaning.health.rssiDbm = rssi
      break
    }
  }
  const errors = property(state, 'errors')
  if (Array.isArray(errors) && errors.length > 0) meaning.health.fault = errors.map(String).join(' ').slice(0, 80)
}

function readEvents(meaning: Meaning, events: unknown): void {
  if (!Array.isArray(events)) return
  for (const event of events.slice(0, MAX_EVENTS)) {
    const word = property(event, 'event')
    if (typeof word !== 'string' || !PUSH.test(word)) continue
    meaning.values.button_action = word
    const at = textOf(property(event, 'ts'))
    meaning.acts.push({
      kind: 'button',
      word,
      source: 'json',
      identity: at === null ? null : `${String(property(event, 'component')).slice(0, 40)}@${at}`,
    })
  }
}

const empty = (): Meaning => ({ values: {}, reasons: {}, health: {}, acts: [] })

function tell(device: string, source: unknown, meaning: Meaning, deviceTime: number | null): ConventionResult {
  const { health, ...rest } = meaning
  const isNamed = typeof source === 'string' && source !== '' && source !== device
  const seen = observation(`shelly:${device}`, {
    ...rest,
    name: device,
    model: typeof source === 'string' ? (/^([a-z0-9]+)-[0-9a-f]{6,12}$/i.exec(source)?.[1] ?? null) : null,
    aliases: isNamed ? [`shelly:${source.slice(0, 100)}`] : [],
    deviceTime,
  })
  if (Object.keys(health).length > 0) seen.health = health
  return { understood: meaning.values, observations: [seen] }
}

function decodeRpc(device: string, body: OpenedMessage['body']): ConventionResult {
  if (!body.isJson) return body.text === '' ? nothing : { ...nothing, problem: 'NOT_JSON' }
  const { value } = body
  const params = property(value, 'params')
  const meaning = empty()
  switch (property(value, 'method')) {
    case 'NotifyStatus':
    case 'NotifyFullStatus':
      for (const [name, state] of isObject(params) ? Object.entries(params) : []) readComponent(meaning, name, state)
      break
    case 'NotifyEvent':
      readEvents(meaning, property(params, 'events'))
      break
    default:
      return nothing
  }
  const time = deviceTimeOf(property(property(params, 'sys'), 'unixtime')) ?? deviceTimeOf(property(params, 'ts'))
  return tell(device, property(value, 'src'), meaning, time)
}

function decode(message: OpenedMessage): ConventionResult {
  const place = placeOf(message.topic)
  if (!place) return nothing
  const { body } = message
  if (place.kind === 'rpc') return decodeRpc(place.device, body)
  const meaning = empty()
  if (place.kind === 'online')
    meaning.values.online = body.isJson && typeof body.value === 'boolean' ? body.value : null
  else if (place.kind === 'status' && body.isJson) readComponent(meaning, place.component, body.value)
  else return nothing
  return tell(place.device, null, meaning, null)
}

export const shelly: Convention = {
  name: 'shelly-gen2',
  payloadLimitBytes: (topic) => (topic.endsWith('/events/rpc') ? LIMIT_BYTES : null),
  claims(message) {
    const place = placeOf(message.topic)
    if (!place) return false
    if (place.kind === 'online') return message.body.isJson && typeof message.body.value === 'boolean'
    return (
      place.kind !== 'status' ||
      (message.body.isJson && property(message.body.value, 'id') !== undefined) ||
      message.topic.startsWith('shelly')
    )
  },
  decode,
}
