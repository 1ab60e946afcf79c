// ESPHome without its discovery: `<node>/<component>/<object id>/state` and `<node>/status`. With discovery the announced entity
// is asked first. Only measuring components are read; a switch or a light of the node is no sensor.
import { type Convention, nothing, type OpenedMessage, observation } from '../message-types.ts'
import { canonicalProperty } from './canonical-properties.ts'
import { type NamedValue, readNamedValue } from './named-value.ts'

const LIMIT_BYTES = 4 * 1024
const STATE = /^(.+)\/(sensor|binary_sensor)\/([^/]+)\/state$/

type Place = { node: string; objectId: string }

function placeOf(topic: string): Place | null {
  if (!topic.endsWith('/state')) return null
  const [, node, , objectId] = STATE.exec(topic) ?? []
  return node === undefined || objectId === undefined ? null : { node, objectId }
}

/** `bedside_heart_rate`: the owner's own words stand before the name of the value. */
function nameIn(objectId: string): string {
  const words = objectId.split('_')
  for (let from = 0; from < words.length; from += 1) {
    const name = words.slice(from).join('_')
    if (canonicalProperty(name)) return name
  }
  return objectId
}

function understand(place: Place, message: OpenedMessage): NamedValue | null {
  const raw = message.body.isJson ? message.body.value : message.body.text
  // "nan" and "unknown" are how a node says that it has no value.
  const isMissing = typeof raw === 'string' && /^(nan|unknown|)$/i.test(raw.trim())
  const name = nameIn(place.objectId)
  const canonical = canonicalProperty(name)
  if (!canonical) return null
  return isMissing
    ? { values: { [canonical.capability]: null }, reasons: { [canonical.capability]: 'no-lock' } }
    : readNamedValue(name, raw)
}

export const esphome: Convention = {
  name: 'esphome',
  payloadLimitBytes: (topic) => (placeOf(topic) ? LIMIT_BYTES : null),
  claims: (message) => placeOf(message.topic) !== null,
  decode(message) {
    const place = placeOf(message.topic)
    if (!place) return nothing
    const found = understand(place, message)
    if (!found) return { ...nothing, problem: 'UNMAPPED_VALUES' }
    return {
      understood: found.values,
      observations: [observation(`topic:${place.node}`, { ...found, name: place.node })],
    }
  },
}
