// Zigbee2MQTT: `<base>/<friendly name>` states, `/availability`, `/action`, and the retained `<base>/bridge/…` topics.
// Friendly names may hold `/`, blanks and Chinese. `bridge/logging` quotes other payloads and must never be read as a state.
import type { Capabilities, Capability } from '#shared/features/devices/capabilities.ts'
import type { Knowledge, ZigbeeDevice } from '../knowledge.ts'
import {
  type Convention,
  type ConventionResult,
  nothing,
  type Observation,
  type OpenedMessage,
  observation,
} from '../message-types.ts'
import { classifyAction } from './action-words.ts'
import { canonicalProperty, offeredCapabilities } from './canonical-properties.ts'
import { isObject, onlineWord, property } from './values.ts'
import { readBridgeDevices } from './zigbee2mqtt-devices.ts'
import { readZigbeeState } from './zigbee2mqtt-state.ts'

const DEFAULT_BASE = 'zigbee2mqtt'
const STATE_LIMIT_BYTES = 64 * 1024
const BRIDGE_LIMIT_BYTES = 2 * 1024 * 1024
/** Only Zigbee2MQTT publishes these below `<base>/bridge/`; they reveal a base topic that is not the default one. */
const REVEALING = /^(.+)\/bridge\/(devices|groups|definitions|extensions)$/

type Place = { base: string; rest: string }

function below(base: string, topic: string): Place | null {
  const isBelow = topic.startsWith(base) && topic[base.length] === '/' && topic.length > base.length + 1
  return isBelow ? { base, rest: topic.slice(base.length + 1) } : null
}

function splitTopic(topic: string, knowledge: Knowledge): Place | null {
  const usual = below(DEFAULT_BASE, topic)
  if (usual) return usual
  for (const base of knowledge.zigbee.keys()) {
    const place = below(base, topic)
    if (place) return place
  }
  const revealed = topic.includes('/bridge/') ? REVEALING.exec(topic) : null
  return revealed?.[1] ? { base: revealed[1], rest: topic.slice(revealed[1].length + 1) } : null
}

const prefix = (base: string) => (base === DEFAULT_BASE ? 'zigbee2mqtt:' : `zigbee2mqtt:${base}/`)

const offersOf = new WeakMap<ZigbeeDevice, Capability[]>()

function measuredCapabilities(device: ZigbeeDevice): Capability[] {
  const known = offersOf.get(device)
  if (known) return known
  const measured = Object.entries(device.properties).filter(([, declared]) => !declared.isSetting)
  const offers = offeredCapabilities(measured.map(([name]) => name))
  offersOf.set(device, offers)
  return offers
}

function observe(
  base: string,
  name: string,
  device: ZigbeeDevice | undefined,
  ieee: string | null,
  part: Partial<Observation>,
) {
  const byName = `${prefix(base)}${name}`
  const address = device?.ieee ?? ieee
  return observation(address === null ? byName : `zigbee2mqtt:${address}`, {
    aliases: address === null ? [] : [byName],
    bridgeKey: `${prefix(base)}bridge`,
    name,
    model: device?.model ?? null,
    offers: device ? measuredCapabilities(device) : [],
    ...part,
  })
}

function decodeBridge(base: string, rest: string, message: OpenedMessage): ConventionResult {
  const { body } = message
  if (rest === 'bridge/state') {
    const online = onlineWord(body.isJson ? (property(body.value, 'state') ?? body.value) : body.text)
    if (online === null) return nothing
    const bridge = observation(`${prefix(base)}bridge`, { name: `${base} bridge`, values: { bridge_online: online } })
    return { understood: { bridge_online: online }, observations: [bridge] }
  }
  if (rest === 'bridge/devices') {
    if (!body.isJson) return body.text === '' ? nothing : { ...nothing, problem: 'NOT_JSON' }
    const devices = readBridgeDevices(body.value)
    if (devices === null) return nothing
    return {
      understood: {},
      observations: devices.map(([name, device]) => observe(base, name, device, null, {})),
      learned: [{ kind: 'zigbee-devices', base, devices }],
    }
  }
  return nothing
}

/** `/action` repeats the JSON `action` of the parent topic as plain text: the same press, marked as the plain copy. */
function decodePlainAction(
  base: string,
  name: string,
  word: string,
  device: ZigbeeDevice | undefined,
): ConventionResult {
  if (word.trim() === '') return nothing
  const kind = classifyAction(word)
  const values: Capabilities = kind === 'sos' ? { sos: true } : { action: word }
  const act = { kind, word, source: 'plain' as const, identity: null }
  return { understood: values, observations: [observe(base, name, device, null, { values, acts: [act] })] }
}

/** The inbox shows the message to somebody who can say what it means. */
const riddle = (isRiddle: boolean): Pick<ConventionResult, 'problem'> =>
  isRiddle ? { problem: 'UNMAPPED_VALUES' } : {}

function decode(message: OpenedMessage, knowledge: Knowledge): ConventionResult {
  const place = splitTopic(message.topic, knowledge)
  if (!place) return nothing
  const { base, rest } = place
  if (rest === 'bridge' || rest.startsWith('bridge/')) {
    const result = decodeBridge(base, rest, message)
    return knowledge.zigbee.has(base)
      ? result
      : { ...result, learned: [{ kind: 'zigbee-base', base }, ...(result.learned ?? [])] }
  }
  const { body } = message
  const scalar = body.isJson ? body.value : body.text
  const devices = knowledge.zigbee.get(base)
  const cut = rest.lastIndexOf('/')
  const parent = rest.slice(0, Math.max(cut, 0))
  const leaf = rest.slice(cut + 1)
  const isState = isObject(scalar)

  if (parent !== '' && !devices?.has(rest)) {
    const device = devices?.get(parent)
    if (leaf === 'availability') {
      const online = onlineWord(isState ? property(scalar, 'state') : scalar)
      if (online === null) return nothing
      const values = { online }
      return { understood: values, observations: [observe(base, parent, device, null, { values })] }
    }
    // Commands of other clients to the bridge are wishes, not measurements.
    if (leaf === 'set' || leaf === 'get' || /\/(set|get)\//.test(rest)) return nothing
    if (!isState && leaf === 'action') return decodePlainAction(base, parent, String(scalar), device)
    if (!isState && scalar !== '' && canonicalProperty(leaf)) {
      const { values, reasons, isRiddle } = readZigbeeState({ [leaf]: scalar }, device)
      const seen = observe(base, parent, device, null, { values, reasons })
      return { understood: values, observations: [seen], ...riddle(isRiddle) }
    }
  }
  if (!isState) return body.isJson || body.text === '' ? nothing : { ...nothing, problem: 'NOT_JSON' }
  const device = devices?.get(rest)
  const embedded = property(property(scalar, 'device'), 'ieeeAddr')
  const { isRiddle, ...meaning } = readZigbeeState(scalar, device)
  const seen = observe(base, rest, device, typeof embedded === 'string' ? embedded : null, meaning)
  return { understood: meaning.values, observations: [seen], ...riddle(isRiddle) }
}

export const zigbee2mqtt: Convention = {
  name: 'zigbee2mqtt',
  payloadLimitBytes: (topic, knowledge) => {
    const place = splitTopic(topic, knowledge)
    if (!place) return null
    return place.rest.startsWith('bridge/') ? BRIDGE_LIMIT_BYTES : STATE_LIMIT_BYTES
  },
  claims: (message, knowledge) => splitTopic(message.topic, knowledge) !== null,
  decode,
}
