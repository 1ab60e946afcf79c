// Homemade sensors that publish one bare value a topic: `<device>/<name of the value>`, and `<device>/status` online or offline.
// Asked last, and only for names the house knows; anything else waits in the inbox.
import { type Convention, type ConventionResult, nothing, type OpenedMessage, observation } from '../message-types.ts'
import { bareFlag, type NamedValue, readNamedValue } from './named-value.ts'
import { measureOf, onlineWord } from './values.ts'

const STATUS = new Set(['status', 'availability', 'lwt', 'online', 'connected'])
/** "Heartbeat" is a sign of life of most devices; only next to a bed or a chest it is a pulse. */
const AT_THE_BODY = /sleep|bed|mattress|radar|vital|heart/i
const COMMANDS = new Set(['set', 'get', 'cmnd', 'command'])

type Place = { device: string; name: string }

function placeOf(topic: string): Place | null {
  if (topic.startsWith('$') || topic.startsWith('homeassistant/')) return null
  const cut = topic.lastIndexOf('/')
  const device = topic.slice(0, Math.max(cut, 0))
  if (cut <= 0 || topic.split('/').some((level) => COMMANDS.has(level.toLowerCase()))) return null
  return { device, name: topic.slice(cut + 1) }
}

function read({ device, name }: Place, raw: unknown): NamedValue | null {
  const plain = name.toLowerCase().replaceAll(/[\s._-]+/g, '')
  if (STATUS.has(plain)) {
    const online = onlineWord(raw)
    return online === null ? null : { values: { online }, reasons: {} }
  }
  if (plain === 'bedstatus') {
    const inBed = bareFlag(raw)
    return inBed === null ? null : { values: { in_bed: inBed }, reasons: {} }
  }
  if (plain === 'heartbeat' && AT_THE_BODY.test(device)) {
    const pulse = measureOf('heart_rate_bpm', raw)
    return { values: { heart_rate_bpm: pulse.value }, reasons: pulse.reason ? { heart_rate_bpm: pulse.reason } : {} }
  }
  return readNamedValue(name, raw)
}

function understand(message: OpenedMessage): { place: Place; found: NamedValue } | null {
  const place = placeOf(message.topic)
  const raw = message.body.isJson ? message.body.value : message.body.text
  if (!place || raw === '' || raw === null || typeof raw === 'object') return null
  const found = read(place, raw)
  return found ? { place, found } : null
}

export const plainTopic: Convention = {
  name: 'plain-topic',
  payloadLimitBytes: () => null,
  claims: (message) => understand(message) !== null,
  decode(message): ConventionResult {
    const seen = understand(message)
    if (!seen) return nothing
    const { place, found } = seen
    return {
      understood: found.values,
      observations: [observation(`topic:${place.device}`, { ...found, name: place.device })],
    }
  },
}
