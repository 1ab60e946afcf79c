// Tasmota: `tele|stat|cmnd` anywhere in the topic (the order is the owner's), LWT, SENSOR, STATE, STATUS8/10, RESULT, SWITCHn, and its
// discovery. What a switch input is wired to (a door, a leak cable, a call cord) only the home knows: it stays `switch1`.
import type { Capabilities } from '#shared/features/devices/capabilities.ts'
import type { DeviceHealth } from '#shared/features/devices/device-health.ts'
import {
  type Convention,
  type ConventionResult,
  nothing,
  type Observation,
  type OpenedMessage,
  observation,
} from '../message-types.ts'
import { classifyAction } from './action-words.ts'
import { readTasmotaZigbee } from './tasmota-zigbee.ts'
import {
  celsiusOf,
  deviceTimeOf,
  isObject,
  type JsonObject,
  measureOf,
  numberOf,
  onlineWord,
  property,
  textOf,
} from './values.ts'

const LIMIT_BYTES = 64 * 1024
const PLACE = /^(?:(.+)\/)?(tele|stat|cmnd)\/(?:(.+)\/)?([A-Z][A-Z0-9_]*|[A-Za-z]+)$/
const DISCOVERY = /^tasmota\/discovery\/([0-9A-Fa-f]{12})\/(config|sensors)$/
const SWITCH = /^switch(\d{1,2})$/i
const BUTTON = /^button(\d{1,2})$/i
/** Sections that are the board itself: its temperature is not the room's. */
const OWN_SECTIONS = /^(ESP32|ESP8266|ANALOG|ENERGY|Wifi|Heap)$/i
const MAX_SECTIONS = 60

type Place = { device: string; prefix: string; suffix: string }

function placeOf(topic: string): Place | null {
  if (!topic.includes('tele/') && !topic.includes('stat/') && !topic.includes('cmnd/')) return null
  const match = PLACE.exec(topic)
  const [, before, prefix, after, suffix] = match ?? []
  if (prefix === undefined || suffix === undefined) return null
  const device = [before, after].filter((part) => part !== undefined).join('/')
  if (device === '' || (prefix !== 'cmnd' && suffix !== suffix.toUpperCase())) return null
  return { device, prefix, suffix }
}

type Told = Capabilities & Record<string, unknown>

function switchState(raw: unknown): boolean | null {
  const word = typeof raw === 'string' ? raw.toUpperCase() : raw
  if (word === 'ON' || word === 1) return true
  return word === 'OFF' || word === 0 ? false : null
}

function press(seen: Observation, values: Told, raw: unknown): void {
  const word = textOf(raw)
  if (word === null || word === '') return
  const kind = classifyAction(word)
  values.button_action = word
  seen.acts.push({ kind: kind === 'action' ? 'button' : kind, word, source: 'json', identity: null })
}

/** `Switch1: "ON"`, `Switch1: {"Action":"ON"}`, `Button1: {"Action":"SINGLE"}`. */
function readInput(seen: Observation, values: Told, name: string, raw: unknown): boolean {
  const input = SWITCH.exec(name)
  const told = isObject(raw) ? (property(raw, 'Action') ?? property(raw, 'STATE')) : raw
  if (input) {
    const state = switchState(told)
    // A toggle says that something was pressed, not which way it stands.
    if (state === null && typeof told === 'string' && told.toUpperCase() === 'TOGGLE') press(seen, values, told)
    else values[`switch${input[1]}`] = state
    return true
  }
  if (!BUTTON.test(name)) return false
  press(seen, values, told)
  return true
}

function readSection(values: Told, health: DeviceHealth, section: JsonObject, unit: string | null): void {
  for (const [key, word] of [
    ['Temperature', 'temperature_c'],
    ['Humidity', 'humidity_pct'],
    ['Battery', 'battery_pct'],
    ['HeartRate', 'heart_rate_bpm'],
    ['BreathRate', 'respiration_rpm'],
  ] as const) {
    const raw = property(section, key)
    if (raw === undefined || word in values) continue
    const number = numberOf(raw)
    if (number === null) values[word] = null
    else values[word] = measureOf(word, word === 'temperature_c' ? celsiusOf(number, unit) : number).value
  }
  const rssi = numberOf(property(section, 'RSSI'))
  if (rssi !== null) health.rssiDbm = rssi
}

function readSensors(device: string, body: JsonObject): ConventionResult {
  const values: Told = {}
  const health: DeviceHealth = {}
  const deviceTime = deviceTimeOf(property(body, 'Time'))
  const seen = observation(`tasmota:${device}`, { name: device, values, deviceTime })
  const others: Observation[] = []
  const unit = textOf(property(body, 'TempUnit'))
  for (const [name, raw] of Object.entries(body).slice(0, MAX_SECTIONS)) {
    if (name === 'ZbReceived' || name === 'ZbInfo') return readTasmotaZigbee(device, raw, deviceTime)
    if (readInput(seen, values, name, raw) || !isObject(raw) || OWN_SECTIONS.test(name)) continue
    const mac = textOf(property(raw, 'mac'))
    if (mac === null) readSection(values, health, raw, unit)
    else {
      const own: Told = {}
      const link: DeviceHealth = {}
      readSection(own, link, raw, unit)
      others.push(
        observation(`tasmota:${mac}`, { name, values: own, deviceTime, health: link, bridgeKey: `tasmota:${device}` }),
      )
    }
  }
  if (Object.keys(health).length > 0) seen.health = health
  const told = others.length > 0 && Object.keys(values).length === 0 ? others : [seen, ...others]
  const [only, second] = told
  const understood =
    second === undefined
      ? (only?.values ?? {})
      : { devices: Object.fromEntries(told.map((one) => [one.deviceKey.slice('tasmota:'.length), one.values])) }
  return { understood, observations: told }
}

function readState(device: string, body: JsonObject): ConventionResult {
  const rssi = numberOf(property(property(body, 'Wifi'), 'Signal'))
  const seen = observation(`tasmota:${device}`, {
    name: device,
    deviceTime: deviceTimeOf(property(body, 'Time')),
    health: rssi === null ? {} : { rssiDbm: rssi },
  })
  return { understood: {}, observations: [seen] }
}

function decodeDiscovery(topic: string, body: OpenedMessage['body']): ConventionResult {
  const [, mac, kind] = DISCOVERY.exec(topic) ?? []
  if (!body.isJson || kind !== 'config') return nothing
  const device = textOf(property(body.value, 't')) ?? mac ?? ''
  const seen = observation(`tasmota:${device.slice(0, 100)}`, {
    name: textOf(property(body.value, 'dn'))?.slice(0, 100) ?? null,
    model: textOf(property(body.value, 'md'))?.slice(0, 100) ?? null,
  })
  return { understood: {}, observations: [seen] }
}

function decode(message: OpenedMessage): ConventionResult {
  const { topic, body } = message
  if (DISCOVERY.test(topic)) return decodeDiscovery(topic, body)
  const place = placeOf(topic)
  if (!place || place.prefix === 'cmnd') return nothing
  const { device, suffix } = place
  if (suffix === 'LWT') {
    const online = onlineWord(body.isJson ? body.value : body.text)
    if (online === null) return nothing
    return {
      understood: { online },
      observations: [observation(`tasmota:${device}`, { name: device, values: { online } })],
    }
  }
  if (!body.isJson) return nothing
  const input = SWITCH.test(suffix) || BUTTON.test(suffix)
  if (input) return readSensors(device, { [suffix]: body.value })
  if (!isObject(body.value)) return nothing
  if (suffix === 'SENSOR' || suffix === 'RESULT') return readSensors(device, body.value)
  if (suffix === 'STATE' || suffix === 'STATUS11') {
    const state = suffix === 'STATE' ? body.value : property(body.value, 'StatusSTS')
    return isObject(state) ? readState(device, state) : nothing
  }
  const sensors = property(body.value, 'StatusSNS')
  return isObject(sensors) ? readSensors(device, sensors) : nothing
}

export const tasmota: Convention = {
  name: 'tasmota',
  payloadLimitBytes: (topic) => (placeOf(topic) || DISCOVERY.test(topic) ? LIMIT_BYTES : null),
  claims: (message) => placeOf(message.topic) !== null || DISCOVERY.test(message.topic),
  decode,
}
