// Home Assistant MQTT discovery: `<prefix>/<component>/[<node>/]<object>/config` announces entities, an empty payload removes them;
// their state and availability topics are then understood through what was announced. Must never read a topic nobody announced.
import type { Capabilities, Capability } from '#shared/features/devices/capabilities.ts'
import type { HomeAssistantEntity, Knowledge } from '../knowledge.ts'
import {
  type Convention,
  type ConventionResult,
  nothing,
  type Observation,
  type OpenedMessage,
  observation,
} from '../message-types.ts'
import { type Discovery, readDeviceConfig, readSingleConfig } from './home-assistant-discovery.ts'
import { capabilityOf, rawValue, readEntity } from './home-assistant-entity.ts'
import { print } from './template-filters.ts'
import { isObject, property } from './values.ts'

const STATE_LIMIT_BYTES = 64 * 1024
/** A device announcement carries every component of a gateway at once. */
const CONFIG_LIMIT_BYTES = 512 * 1024
const DEFAULT_PREFIX = 'homeassistant'

const COMPONENTS =
  'alarm_control_panel binary_sensor button camera climate cover device device_automation device_tracker event fan humidifier image lawn_mower light lock notify number scene select sensor siren switch tag text update vacuum valve water_heater'
const CONFIG_TOPIC = new RegExp(`^(.+?)/(${COMPONENTS.replaceAll(' ', '|')})/(?:.+/)?([^/]+)/config$`)

function configTopic(topic: string): { prefix: string; component: string; objectId: string } | null {
  if (!topic.endsWith('/config')) return null
  const match = CONFIG_TOPIC.exec(topic)
  return match?.[1] && match[2] && match[3] ? { prefix: match[1], component: match[2], objectId: match[3] } : null
}

/** Another prefix is configurable; then the body itself must look like an announcement. */
function isAnnouncement(message: OpenedMessage): boolean {
  const place = configTopic(message.topic)
  if (!place) return false
  if (place.prefix === DEFAULT_PREFIX) return true
  const { body } = message
  return (
    body.isJson &&
    isObject(body.value) &&
    ['unique_id', 'uniq_id', 'cmps', 'cmp', 'components'].some((key) => Object.hasOwn(body.value as object, key))
  )
}

function decodeAnnouncement(message: OpenedMessage): ConventionResult {
  const place = configTopic(message.topic)
  const { body, topic } = message
  if (!place) return nothing
  if (!body.isJson) {
    if (body.text.trim() !== '') return { ...nothing, problem: 'NOT_JSON' }
    return {
      understood: { removes_discovery: true },
      observations: [],
      learned: [{ kind: 'entities-removed', configTopic: topic }],
    }
  }
  if (!isObject(body.value)) return nothing
  // The old announcement only hands over to the device form; until that comes its entity goes on.
  if (property(body.value, 'migrate_discovery') === true && Object.keys(body.value).length === 1) return nothing
  const discovery: Discovery =
    place.component === 'device'
      ? readDeviceConfig(body.value)
      : readSingleConfig(place.component, place.objectId, body.value)
  const [first] = discovery.discovers
  if (!first) return { ...nothing, learned: [{ kind: 'entities', configTopic: topic, entities: [] }] }
  return {
    understood: { discovers: place.component === 'device' ? discovery.discovers : first },
    observations: byDevice(discovery.entities).map((group) => announce(group)),
    learned: [{ kind: 'entities', configTopic: topic, entities: discovery.entities }],
  }
}

type Group = { deviceKey: string; entities: readonly HomeAssistantEntity[]; offers: Capability[] }
/** A topic's entities stay the same list until an announcement changes it. */
const groupsOf = new WeakMap<readonly HomeAssistantEntity[], readonly Group[]>()

function byDevice(entities: readonly HomeAssistantEntity[]): readonly Group[] {
  const known = groupsOf.get(entities)
  if (known) return known
  const devices = new Map<string, HomeAssistantEntity[]>()
  for (const entity of entities) devices.set(entity.deviceKey, [...(devices.get(entity.deviceKey) ?? []), entity])
  const groups = [...devices].map(([deviceKey, own]) => ({
    deviceKey,
    entities: own,
    offers: [...new Set(own.map(capabilityOf).filter((capability) => capability !== null))],
  }))
  groupsOf.set(entities, groups)
  return groups
}

function announce({ deviceKey, entities, offers }: Group, part: Partial<Observation> = {}): Observation {
  return observation(deviceKey, {
    name: entities[0]?.deviceName ?? null,
    model: entities[0]?.model ?? null,
    offers,
    ...part,
  })
}

/** Understood in the flat form for one device, by device id when a shared topic feeds several. */
function summary(observations: readonly Observation[]): ConventionResult['understood'] {
  const [only, second] = observations
  if (!only) return {}
  if (!second) return only.values
  return { devices: Object.fromEntries(observations.map((one) => [one.deviceKey.replace(/^[^:]+:/, ''), one.values])) }
}

function addLifetime(seen: Observation, entity: HomeAssistantEntity): void {
  const { expireAfterMs, offDelayMs } = entity
  const capability = capabilityOf(entity)
  if (capability === null || (expireAfterMs === undefined && offDelayMs === undefined)) return
  seen.lifetimes = {
    ...seen.lifetimes,
    [capability]: {
      ...(expireAfterMs === undefined ? {} : { validForMs: expireAfterMs }),
      ...(offDelayMs === undefined || seen.values[capability] !== true ? {} : { offDelayMs }),
    },
  }
}

function decodeState(message: OpenedMessage, knowledge: Knowledge): ConventionResult {
  const observations: Observation[] = []
  let isUnsupported = false
  for (const group of byDevice(knowledge.entitiesOnTopic(message.topic))) {
    const values: Capabilities = {}
    const seen = announce(group, { values, reasons: {}, acts: [] })
    for (const entity of group.entities) {
      const meaning = readEntity(entity, message.body)
      isUnsupported ||= meaning.kind === 'unsupported'
      if (meaning.kind !== 'value') continue
      Object.assign(values, meaning.values)
      Object.assign(seen.reasons, meaning.reasons)
      seen.acts.push(...meaning.acts)
      addLifetime(seen, entity)
      if (meaning.health) seen.health = { ...seen.health, ...meaning.health }
    }
    // 0 beats in an empty bed is nobody there.
    if (values.in_bed === false) {
      for (const vital of ['heart_rate_bpm', 'respiration_rpm'] as const) {
        if (values[vital] === undefined) continue
        values[vital] = null
        seen.reasons[vital] = 'out-of-bed'
      }
    }
    if (Object.keys(values).length > 0 || seen.health) observations.push(seen)
  }
  return {
    understood: summary(observations),
    observations,
    ...(isUnsupported ? { problem: 'UNSUPPORTED_TEMPLATE' as const } : {}),
  }
}

/** Whether one entity can be reached after this message, by its `availability_mode`; null = not yet told. */
function reachable(entity: HomeAssistantEntity, topic: string, text: string, knowledge: Knowledge): boolean | null {
  const states = entity.availability.map((one): boolean | null => {
    const known = one.topic === topic ? text : knowledge.availability.get(one.topic)
    if (known === undefined) return null
    const taken = rawValue(one.template, openText(known))
    if (!taken.ok) return null
    const word = print(taken.raw)
    if (word === one.available) return true
    return word === one.notAvailable ? false : null
  })
  if (entity.availabilityMode === 'latest')
    return states[entity.availability.findIndex((one) => one.topic === topic)] ?? null
  const [decisive, other] = entity.availabilityMode === 'all' ? [false, true] : [true, false]
  if (states.includes(decisive)) return decisive
  return states.includes(null) ? null : other
}

function openText(text: string): OpenedMessage['body'] {
  try {
    return { isJson: true, value: JSON.parse(text) }
  } catch {
    return { isJson: false, text }
  }
}

function decodeAvailability(message: OpenedMessage, knowledge: Knowledge): ConventionResult {
  const { topic, body } = message
  const text = body.isJson ? JSON.stringify(body.value) : body.text
  const observations: Observation[] = []
  for (const group of byDevice(knowledge.entitiesAvailableOn(topic))) {
    const states = group.entities.map((entity) => reachable(entity, topic, text, knowledge))
    const online = states.includes(true) ? true : states.includes(false) ? false : null
    observations.push(announce(group, { values: { online } }))
  }
  return { understood: summary(observations), observations, learned: [{ kind: 'availability', topic, text }] }
}

export const homeAssistant: Convention = {
  name: 'homeassistant-discovery',
  payloadLimitBytes: (topic, knowledge) => {
    if (configTopic(topic)) return CONFIG_LIMIT_BYTES
    const isOurs = topic.startsWith(`${DEFAULT_PREFIX}/`) || isLearned(topic, knowledge)
    return isOurs ? STATE_LIMIT_BYTES : null
  },
  claims: (message, knowledge) =>
    isAnnouncement(message) || message.topic === `${DEFAULT_PREFIX}/status` || isLearned(message.topic, knowledge),
  decode(message, knowledge) {
    if (isAnnouncement(message)) return decodeAnnouncement(message)
    const hasStates = knowledge.entitiesOnTopic(message.topic).length > 0
    const hasAvailability = knowledge.entitiesAvailableOn(message.topic).length > 0
    if (!hasStates) return hasAvailability ? decodeAvailability(message, knowledge) : nothing
    const states = decodeState(message, knowledge)
    if (!hasAvailability) return states
    const available = decodeAvailability(message, knowledge)
    return {
      ...states,
      observations: [...available.observations, ...states.observations],
      learned: available.learned ?? [],
    }
  },
}

function isLearned(topic: string, knowledge: Knowledge): boolean {
  return (
    knowledge.entitiesOnTopic(topic).length > 0 ||
    knowledge.entitiesAvailableOn(topic).length > 0 ||
    knowledge.entitiesDescribedOn(topic).length > 0
  )
}
