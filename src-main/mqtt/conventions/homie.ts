// Homie 3, 4 and 5: one topic a property (`homie/<device>/<node>/<property>`), `$state` of the device, `$unit` or the v5 `$description`.
// A property is read by its name; commands (`/set`, `$target`) are wishes, not measurements.
import type { Capabilities } from '#shared/features/devices/capabilities.ts'
import type { Learned } from '../knowledge.ts'
import { type Convention, type ConventionResult, nothing, type OpenedMessage, observation } from '../message-types.ts'
import { readNamedValue } from './named-value.ts'
import { isObject, measureOf, property, textOf } from './values.ts'

const LIMIT_BYTES = 64 * 1024
const MAX_PROPERTIES = 500
const STATES: Readonly<Record<string, boolean | null>> = {
  ready: true,
  alert: true,
  sleeping: true,
  init: null,
  disconnected: false,
  lost: false,
}

type Place = { device: string; rest: string[]; base: string }

function placeOf(topic: string): Place | null {
  if (!topic.startsWith('homie/')) return null
  const [, first = '', ...others] = topic.split('/')
  const isVersioned = /^\d$/.test(first)
  const [device = '', ...rest] = isVersioned ? others : [first, ...others]
  if (device === '' || rest.length === 0) return null
  return { device, rest, base: isVersioned ? `homie/${first}/${device}` : `homie/${device}` }
}

function announce(device: string, values: Capabilities, name: string | null = null): ConventionResult {
  return { understood: values, observations: [observation(`homie:${device}`, { name: name ?? device, values })] }
}

function decodeState(device: string, text: string): ConventionResult {
  const word = text.trim().toLowerCase()
  // An empty state is the removal of a v5 device: it is not there, and nothing is known of it.
  if (word === '') return announce(device, { online: false })
  if (!Object.hasOwn(STATES, word)) return nothing
  const result = announce(device, { online: STATES[word] ?? null })
  const [seen] = result.observations
  if (seen) seen.health = { fault: word === 'alert' ? 'alert' : '' }
  return result
}

function unitsOf(base: string, description: unknown): Learned[] {
  const learned: Learned[] = []
  const nodes = property(description, 'nodes')
  for (const [node, entry] of isObject(nodes) ? Object.entries(nodes) : []) {
    const properties = property(entry, 'properties')
    for (const [name, declared] of isObject(properties) ? Object.entries(properties) : []) {
      const unit = textOf(property(declared, 'unit'))
      if (unit !== null && learned.length < MAX_PROPERTIES)
        learned.push({ kind: 'unit', topic: `${base}/${node}/${name}`, unit })
    }
  }
  return learned
}

function decodeAttribute(place: Place, message: OpenedMessage, text: string): ConventionResult {
  const { device, rest, base } = place
  const { body } = message
  switch (rest.join('/')) {
    case '$state':
      return decodeState(device, text)
    case '$name':
      return announce(device, {}, text.slice(0, 100))
    case '$stats/battery': {
      const { value, reason } = measureOf('battery_pct', text)
      const result = announce(device, { battery_pct: value })
      const [seen] = result.observations
      if (seen && reason) seen.reasons = { battery_pct: reason }
      return result
    }
    case '$description': {
      if (!body.isJson) return nothing
      const name = textOf(property(body.value, 'name'))
      return { ...announce(device, {}, name?.slice(0, 100) ?? null), learned: unitsOf(base, body.value) }
    }
  }
  if (rest.at(-1) === '$unit' && rest.length === 3)
    return { ...nothing, learned: [{ kind: 'unit', topic: `${base}/${rest[0]}/${rest[1]}`, unit: text }] }
  return nothing
}

export const homie: Convention = {
  name: 'homie',
  payloadLimitBytes: (topic) => (topic.startsWith('homie/') ? LIMIT_BYTES : null),
  claims: (message) => placeOf(message.topic) !== null,
  decode(message, knowledge) {
    const place = placeOf(message.topic)
    if (!place) return nothing
    const { body } = message
    const text = body.isJson ? (typeof body.value === 'string' ? body.value : JSON.stringify(body.value)) : body.text
    const { device, rest } = place
    if (rest.some((level) => level.startsWith('$'))) return decodeAttribute(place, message, text)
    const [, name] = rest
    if (rest.length !== 2 || name === undefined || text === '') return nothing
    const found = readNamedValue(name, body.isJson ? body.value : text, knowledge.units.get(message.topic) ?? null)
    if (!found) return { ...nothing, problem: 'UNMAPPED_VALUES' }
    return { understood: found.values, observations: [observation(`homie:${device}`, { ...found, name: device })] }
  },
}
