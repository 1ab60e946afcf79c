// What the decoder has learned from announcements (device models, discovered entities). Bounded, serialisable, restorable:
// a restart must not forget what a retained announcement once said. Never holds measurements or names of people.
import { z } from 'zod'
import { createTopicIndex } from './topic-index.ts'

const LIMITS = {
  bases: 16,
  devicesPerBase: 2000,
  configs: 5000,
  entities: 10_000,
  availabilityTopics: 5000,
  units: 5000,
}

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** One property of a Zigbee2MQTT device as its `exposes` declares it. */
export const ExposedProperty = z.object({
  name: z.string(),
  type: z.string(),
  on: Scalar.optional(),
  off: Scalar.optional(),
  unit: z.string().optional(),
  /** Other clients may write it: a setting or an actuator, not a measurement. */
  isSetting: z.boolean().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
})
export type ExposedProperty = z.infer<typeof ExposedProperty>

export const ZigbeeDevice = z.object({
  ieee: z.string(),
  model: z.string().nullable(),
  properties: z.record(z.string(), ExposedProperty),
})
export type ZigbeeDevice = z.infer<typeof ZigbeeDevice>

const Availability = z.object({
  topic: z.string(),
  template: z.string().nullable(),
  available: z.string(),
  notAvailable: z.string(),
})

/** One discovered Home Assistant entity, abbreviations and `~` already expanded. */
export const HomeAssistantEntity = z.object({
  component: z.string(),
  deviceKey: z.string(),
  deviceName: z.string().nullable(),
  model: z.string().nullable(),
  keys: z.array(z.string()),
  deviceClass: z.string().nullable(),
  category: z.string().nullable(),
  unit: z.string().nullable(),
  stateTopic: z.string().nullable(),
  template: z.string().nullable(),
  on: Scalar,
  off: Scalar,
  availability: z.array(Availability),
  availabilityMode: z.enum(['all', 'any', 'latest']),
  /** Silence after which the value is unknown, and time after which a binary "on" is off again. */
  expireAfterMs: z.number().positive().optional(),
  offDelayMs: z.number().positive().optional(),
  /** Further details of the entity; they are no states. */
  attributesTopic: z.string().optional(),
})
export type HomeAssistantEntity = z.infer<typeof HomeAssistantEntity>

const SavedKnowledge = z.object({
  version: z.literal(1),
  zigbee: z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), ZigbeeDevice]))])),
  configs: z.array(z.tuple([z.string(), z.array(HomeAssistantEntity)])),
  availability: z.array(z.tuple([z.string(), z.string()])),
  units: z.array(z.tuple([z.string(), z.string()])).optional(),
})
export type SavedKnowledge = z.infer<typeof SavedKnowledge>

export type Learned =
  | { kind: 'zigbee-base'; base: string }
  | { kind: 'zigbee-devices'; base: string; devices: [name: string, device: ZigbeeDevice][] }
  | { kind: 'entities'; configTopic: string; entities: HomeAssistantEntity[] }
  | { kind: 'entities-removed'; configTopic: string }
  | { kind: 'availability'; topic: string; text: string }
  | { kind: 'unit'; topic: string; unit: string }

export type Knowledge = {
  zigbee: ReadonlyMap<string, ReadonlyMap<string, ZigbeeDevice>>
  availability: ReadonlyMap<string, string>
  entitiesOnTopic: (topic: string) => readonly HomeAssistantEntity[]
  entitiesAvailableOn: (topic: string) => readonly HomeAssistantEntity[]
  entitiesDescribedOn: (topic: string) => readonly HomeAssistantEntity[]
  /** Unit a property's own topic announced (Homie `$unit`), by the topic of the property. */
  units: ReadonlyMap<string, string>
}

export type KnowledgeStore = Knowledge & { apply: (learned: Learned) => void; save: () => SavedKnowledge }

/** Keeps the newest entries: an endless stream of invented names must not fill the memory. */
function put<V>(map: Map<string, V>, key: string, value: V, limit: number): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > limit) {
    const oldest = map.keys().next().value
    if (oldest !== undefined) map.delete(oldest)
  }
}

/** @param saved what `save()` returned earlier; anything else is ignored, because announcements come again. */
export function createKnowledge(saved?: unknown): KnowledgeStore {
  const parsed = SavedKnowledge.safeParse(saved)
  const zigbee = new Map<string, Map<string, ZigbeeDevice>>()
  const configs = new Map<string, HomeAssistantEntity[]>()
  const availability = new Map<string, string>()
  const byState = createTopicIndex<HomeAssistantEntity>()
  const byAvailability = createTopicIndex<HomeAssistantEntity>()
  const byAttributes = createTopicIndex<HomeAssistantEntity>()
  const units = new Map<string, string>()
  let entityCount = 0

  function forget(configTopic: string): void {
    const entities = configs.get(configTopic)
    if (!entities) return
    entityCount -= entities.length
    for (const entity of entities) {
      if (entity.stateTopic !== null) byState.remove(entity.stateTopic, configTopic)
      for (const { topic } of entity.availability) byAvailability.remove(topic, configTopic)
      if (entity.attributesTopic !== undefined) byAttributes.remove(entity.attributesTopic, configTopic)
    }
    configs.delete(configTopic)
  }

  function learn(configTopic: string, entities: HomeAssistantEntity[]): void {
    forget(configTopic)
    configs.set(configTopic, entities)
    entityCount += entities.length
    for (const entity of entities) {
      if (entity.stateTopic !== null) byState.add(entity.stateTopic, configTopic, entity)
      for (const topic of new Set(entity.availability.map((one) => one.topic)))
        byAvailability.add(topic, configTopic, entity)
      if (entity.attributesTopic !== undefined) byAttributes.add(entity.attributesTopic, configTopic, entity)
    }
    for (const oldest of configs.keys()) {
      if (configs.size <= LIMITS.configs && entityCount <= LIMITS.entities) break
      forget(oldest)
    }
  }

  if (parsed.success) {
    for (const [base, devices] of parsed.data.zigbee.slice(-LIMITS.bases)) {
      zigbee.set(base, new Map(devices.slice(-LIMITS.devicesPerBase)))
    }
    for (const [topic, entities] of parsed.data.configs) learn(topic, entities)
    for (const [topic, text] of parsed.data.availability.slice(-LIMITS.availabilityTopics))
      availability.set(topic, text)
    for (const [topic, unit] of (parsed.data.units ?? []).slice(-LIMITS.units)) units.set(topic, unit)
  }

  return {
    zigbee,
    availability,
    entitiesOnTopic: byState.get,
    entitiesAvailableOn: byAvailability.get,
    entitiesDescribedOn: byAttributes.get,
    units,
    apply(learned) {
      switch (learned.kind) {
        case 'zigbee-base':
          if (!zigbee.has(learned.base)) put(zigbee, learned.base, new Map(), LIMITS.bases)
          break
        case 'zigbee-devices':
          put(zigbee, learned.base, new Map(learned.devices.slice(0, LIMITS.devicesPerBase)), LIMITS.bases)
          break
        case 'entities':
          learn(learned.configTopic, learned.entities)
          break
        case 'entities-removed':
          forget(learned.configTopic)
          break
        case 'availability':
          put(availability, learned.topic, learned.text.slice(0, 200), LIMITS.availabilityTopics)
          break
        case 'unit':
          put(units, learned.topic, learned.unit.slice(0, 20), LIMITS.units)
          break
      }
    },
    save: () => ({
      version: 1,
      zigbee: [...zigbee].map(([base, devices]) => [base, [...devices]]),
      configs: [...configs],
      availability: [...availability],
      units: [...units],
    }),
  }
}
