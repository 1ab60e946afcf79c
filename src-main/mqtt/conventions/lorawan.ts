// LoRaWAN sensors (Milesight) behind a network server: ChirpStack v3/v4, The Things Stack v3, and the vendor gateway's own envelope.
// A record from the sensor's memory (`history`) is old and changes nothing.
import type { Capabilities } from '#shared/features/devices/capabilities.ts'
import { type Convention, type ConventionResult, nothing, type OpenedMessage, observation } from '../message-types.ts'
import { decodeFrame } from './milesight-frame.ts'
import { type MilesightMeaning, readMilesightState } from './milesight-state.ts'
import { deviceTimeOf, isObject, measureOf, numberOf, onlineWord, property, textOf } from './values.ts'

const LIMIT_BYTES = 64 * 1024
const CHIRPSTACK = /^(?:.+\/)?application\/[^/]+\/device\/([0-9a-fA-F]{16})\/event\/([a-z]+)$/
const THINGS_STACK = /^v3\/[^/]+\/devices\/([^/]+)\/(.+)$/
const EUI = /^[0-9a-fA-F]{16}$/
/** Words of the radar beyond the common vocabulary: told to the wall, not in the summary of the message. */
const RADAR_WORDS = new Set(['motionless', 'lying_down', 'fall_suspected'])

type Uplink = {
  eui: string
  name: string | null
  model: string | null
  state: unknown
  data: unknown
  time: unknown
  link: unknown
}

function bytesOf(data: unknown): Uint8Array | null {
  if (typeof data !== 'string' || data === '' || data.length > 1024) return null
  return Buffer.from(data, 'base64')
}

function summary(values: Capabilities): Capabilities {
  return Object.fromEntries(Object.entries(values).filter(([word]) => !RADAR_WORDS.has(word)))
}

function tell(uplink: Uplink, convention: string): ConventionResult {
  const frame = bytesOf(uplink.data)
  const decoded = isObject(uplink.state) && Object.keys(uplink.state).length > 0 ? uplink.state : null
  const state = decoded ?? (frame ? decodeFrame(frame, uplink.model) : null)
  const meaning: MilesightMeaning = state
    ? readMilesightState(state, frame)
    : { values: {}, reasons: {}, acts: [], health: {} }
  const rssi = numberOf(property(uplink.link, 'rssi'))
  const snr = numberOf(property(uplink.link, 'snr') ?? property(uplink.link, 'loRaSNR'))
  if (rssi !== null) meaning.health.rssiDbm = rssi
  if (snr !== null) meaning.health.snrDb = snr
  const seen = observation(`lorawan:${uplink.eui.toLowerCase()}`, {
    ...meaning,
    name: uplink.name?.slice(0, 100) ?? null,
    model: uplink.model?.slice(0, 100) ?? null,
    deviceTime: deviceTimeOf(uplink.time),
  })
  // Without a decoder in the gateway the frame is a riddle: somebody has to be told.
  const isRiddle = state === null && frame !== null
  return {
    understood: summary(meaning.values),
    observations: [seen],
    convention,
    ...(isRiddle ? { problem: 'UNMAPPED_VALUES' as const } : {}),
  }
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const first = (list: unknown) => (Array.isArray(list) ? (list[0] as unknown) : undefined)

function chirpStack(eui: string, event: string, value: unknown): ConventionResult {
  const info = property(value, 'deviceInfo')
  const convention = 'chirpstack-v4+milesight'
  const name = textOf(property(info, 'deviceName') ?? property(value, 'deviceName'))
  const model = textOf(property(info, 'deviceProfileName') ?? property(value, 'deviceProfileName'))
  if (event === 'status') {
    const battery = property(value, 'batteryLevel')
    const isTold = battery !== undefined && property(value, 'batteryLevelUnavailable') !== true
    const measured = isTold ? measureOf('battery_pct', battery) : null
    const values: Capabilities = measured ? { battery_pct: measured.value } : {}
    return {
      understood: values,
      observations: [observation(`lorawan:${eui.toLowerCase()}`, { name, model, values })],
      convention,
    }
  }
  if (event !== 'up') return { ...nothing, convention }
  return tell(
    {
      eui,
      name,
      model,
      state: property(value, 'object') ?? parsed(property(value, 'objectJSON')),
      data: property(value, 'data'),
      time: property(value, 'time'),
      link: first(property(value, 'rxInfo')),
    },
    convention,
  )
}

function thingsStack(device: string, event: string, value: unknown): ConventionResult {
  const convention = 'ttn-v3+milesight'
  if (event !== 'up') return { ...nothing, convention }
  const ids = property(value, 'end_device_ids')
  const message = property(value, 'uplink_message')
  const version = property(message, 'version_ids')
  return tell(
    {
      eui: textOf(property(ids, 'dev_eui')) ?? device,
      name: textOf(property(ids, 'device_id')) ?? device,
      model: textOf(property(version, 'model_id')) ?? null,
      state: property(message, 'decoded_payload'),
      data: property(message, 'frm_payload'),
      time: property(value, 'received_at'),
      link: first(property(message, 'rx_metadata')),
    },
    convention,
  )
}

function euiOf(value: unknown): string | null {
  const eui = property(value, 'devEUI') ?? property(value, 'devEui')
  return typeof eui === 'string' && EUI.test(eui) ? eui : null
}

/** The gateway's own envelope: the decoded keys lie beside the envelope's, or in `object`; notices say only online or offline. */
function ownGateway(value: unknown): ConventionResult {
  const convention = 'milesight-gateway'
  const eui = euiOf(value)
  if (eui === null || !isObject(value)) return nothing
  const name = textOf(property(value, 'deviceName'))
  const online = onlineWord(property(value, 'status'))
  if (online !== null) {
    const values = { online }
    const deviceTime = deviceTimeOf(property(value, 'time'))
    return {
      understood: values,
      observations: [observation(`lorawan:${eui.toLowerCase()}`, { name, values, deviceTime })],
      convention,
    }
  }
  const inner = property(value, 'object')
  return tell(
    {
      eui,
      name,
      model: textOf(property(value, 'deviceProfileName') ?? property(value, 'model')),
      state: isObject(inner) ? inner : decodedBeside(value),
      data: property(value, 'data'),
      time: property(value, 'time'),
      link: first(property(value, 'rxInfo')),
    },
    convention,
  )
}

const ENVELOPE = new Set(
  'devEUI devEui deviceName applicationName applicationID fPort fCnt data time rxInfo txInfo adr dr model deviceProfileName gatewayTime cellularIP deviceInfo'.split(
    ' ',
  ),
)

function decodedBeside(value: Record<string, unknown> | object): object | null {
  const rest = Object.entries(value).filter(([key]) => !ENVELOPE.has(key))
  return rest.length === 0 ? null : Object.fromEntries(rest)
}

function decode(message: OpenedMessage): ConventionResult {
  const { topic, body } = message
  if (!body.isJson) return body.text === '' ? nothing : { ...nothing, problem: 'NOT_JSON' }
  const [, eui, event] = CHIRPSTACK.exec(topic) ?? []
  if (eui !== undefined && event !== undefined) return chirpStack(eui, event, body.value)
  const [, device, kind] = THINGS_STACK.exec(topic) ?? []
  if (device !== undefined && kind !== undefined) return thingsStack(device, kind, body.value)
  return ownGateway(body.value)
}

const isOurs = (topic: string) =>
  (topic.includes('application/') && CHIRPSTACK.test(topic)) || (topic.startsWith('v3/') && THINGS_STACK.test(topic))

export const lorawan: Convention = {
  name: 'milesight-gateway',
  payloadLimitBytes: (topic) => (isOurs(topic) ? LIMIT_BYTES : null),
  claims: (message) => isOurs(message.topic) || (message.body.isJson && euiOf(message.body.value) !== null),
  decode,
}
