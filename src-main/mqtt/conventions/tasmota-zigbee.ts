// The Zigbee bridge of Tasmota: many devices on the bridge's one topic, each named inside the message (`ZbReceived`, `ZbInfo`).
// Its zone words are the alarms of the Zigbee zone, so `Contact: 1` is an open door, other than in Zigbee2MQTT.
import type { Capabilities, Capability, UnknownReason } from '#shared/features/devices/capabilities.ts'
import type { DeviceHealth } from '#shared/features/devices/device-health.ts'
import { type ConventionResult, type Observation, observation } from '../message-types.ts'
import { bareFlag } from './named-value.ts'
import { isObject, type JsonObject, measureOf, numberOf, property, textOf } from './values.ts'

const MAX_DEVICES = 100
const FLAGS: readonly [
  name: string,
  word:
    | 'smoke'
    | 'co'
    | 'gas'
    | 'water_leak'
    | 'door_open'
    | 'sos'
    | 'occupancy'
    | 'vibration'
    | 'tamper'
    | 'battery_low',
][] = [
  ['Fire', 'smoke'],
  ['CO', 'co'],
  ['Gas', 'gas'],
  ['Water', 'water_leak'],
  ['Contact', 'door_open'],
  ['PersonalAlarm', 'sos'],
  ['Occupancy', 'occupancy'],
  ['Movement', 'occupancy'],
  ['Vibration', 'vibration'],
  ['Tamper', 'tamper'],
  ['BatteryLow', 'battery_low'],
]
const MEASURES = [
  ['Temperature', 'temperature_c'],
  ['Humidity', 'humidity_pct'],
  ['BatteryPercentage', 'battery_pct'],
] as const

function readDevice(bridge: string, name: string, state: JsonObject, deviceTime: number | null): Observation {
  const values: Capabilities = {}
  const reasons: Partial<Record<Capability, UnknownReason>> = {}
  const health: DeviceHealth = {}
  for (const [key, word] of FLAGS) {
    const raw = property(state, key)
    if (raw === undefined) continue
    values[word] = bareFlag(raw)
    if (values[word] === null) reasons[word] = 'invalid'
  }
  for (const [key, word] of MEASURES) {
    const raw = property(state, key)
    if (raw === undefined) continue
    const { value, reason } = measureOf(word, raw)
    values[word] = value
    if (reason) reasons[word] = reason
  }
  const reachable = property(state, 'Reachable')
  if (typeof reachable === 'boolean') values.online = reachable
  const link = numberOf(property(state, 'LinkQuality'))
  if (link !== null) health.linkQuality = link
  const volts = numberOf(property(state, 'BatteryVoltage'))
  if (volts !== null) health.voltageMv = Math.round(volts * 1000)
  const address = textOf(property(state, 'Device')) ?? name
  const seen = observation(`tasmota:${bridge}/${address}`, {
    name: textOf(property(state, 'Name')) ?? name,
    model: textOf(property(state, 'ModelId')),
    bridgeKey: `tasmota:${bridge}`,
    values,
    reasons,
    deviceTime,
    health,
  })
  const click = textOf(property(state, 'Click') ?? property(state, 'click'))
  if (click !== null && click !== '') {
    values.button_action = click
    seen.acts.push({ kind: 'button', word: click, source: 'json', identity: null })
  }
  if (values.sos === true) seen.acts.push({ kind: 'sos', word: 'PersonalAlarm', source: 'json', identity: null })
  return seen
}

export function readTasmotaZigbee(bridge: string, received: unknown, deviceTime: number | null): ConventionResult {
  const observations = (isObject(received) ? Object.entries(received) : [])
    .slice(0, MAX_DEVICES)
    .flatMap(([name, state]) => (isObject(state) ? [readDevice(bridge, name.slice(0, 100), state, deviceTime)] : []))
  const [only, second] = observations
  const understood =
    second === undefined
      ? (only?.values ?? {})
      : { devices: Object.fromEntries(observations.map((one) => [one.name ?? one.deviceKey, one.values])) }
  return { understood, observations, convention: 'tasmota-zigbee' }
}
