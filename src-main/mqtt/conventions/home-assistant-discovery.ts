// Reads Home Assistant discovery configurations, single and device form: abbreviations, `~` base topic, availability lists.
// The wording of the message (`discovers`) is kept apart from what is learned for decoding later states.
import type { DiscoveredEntity } from '#shared/features/devices/capabilities.ts'
import type { HomeAssistantEntity } from '../knowledge.ts'
import { MAX_TEMPLATE_CHARACTERS } from './template.ts'
import { isObject, type JsonObject, numberOf, property, textOf } from './values.ts'

const MAX_COMPONENTS = 200
const MAX_AVAILABILITY_TOPICS = 4
const MAX_TEXT_CHARACTERS = 500

const LONG_NAMES: Readonly<Record<string, string>> = {
  stat_t: 'state_topic',
  t: 'topic',
  val_tpl: 'value_template',
  uniq_id: 'unique_id',
  obj_id: 'object_id',
  dev_cla: 'device_class',
  unit_of_meas: 'unit_of_measurement',
  pl_on: 'payload_on',
  pl_off: 'payload_off',
  avty_t: 'availability_topic',
  avty: 'availability',
  avty_mode: 'availability_mode',
  avty_tpl: 'availability_template',
  pl_avail: 'payload_available',
  pl_not_avail: 'payload_not_available',
  dev: 'device',
  ids: 'identifiers',
  mdl: 'model',
  mdl_id: 'model_id',
  mf: 'manufacturer',
  cmps: 'components',
  cmp: 'components',
  p: 'platform',
  ent_cat: 'entity_category',
  pl: 'payload',
  exp_aft: 'expire_after',
  off_dly: 'off_delay',
  stype: 'subtype',
  atype: 'automation_type',
  def_ent_id: 'default_entity_id',
  o: 'origin',
  json_attr_t: 'json_attributes_topic',
  json_attr_tpl: 'json_attributes_template',
  ev_typ: 'event_types',
  src_type: 'source_type',
  en: 'enabled_by_default',
  stat_cla: 'state_class',
  sn: 'serial_number',
  sw: 'sw_version',
  hw: 'hw_version',
  cns: 'connections',
  cu: 'configuration_url',
  sa: 'suggested_area',
}

/** Abbreviations written out; topics get their `~` replaced by the base topic. */
function expand(config: JsonObject, inheritedBase?: unknown): JsonObject {
  const base = property(config, '~') ?? inheritedBase
  const expanded: Record<string, unknown> = {}
  for (const [key, raw] of Object.entries(config)) {
    const name = Object.hasOwn(LONG_NAMES, key) ? (LONG_NAMES[key] ?? key) : key
    let value = raw
    if (typeof raw === 'string' && typeof base === 'string' && /(^|_)topic$/.test(name)) {
      if (raw.startsWith('~')) value = base + raw.slice(1)
      else if (raw.endsWith('~')) value = raw.slice(0, -1) + base
    } else if (name === 'availability' && Array.isArray(raw)) {
      value = raw.filter(isObject).map((one) => expand(one, base))
    } else if ((name === 'device' || name === 'availability') && isObject(raw)) value = expand(raw, base)
    Object.defineProperty(expanded, name, { value, enumerable: true, configurable: true, writable: true })
  }
  return expanded
}

const scalar = (value: unknown) =>
  ['string', 'number', 'boolean'].includes(typeof value) ? (value as string | number | boolean) : null

const shortScalar = (value: unknown) => {
  const kept = scalar(value)
  return typeof kept === 'string' ? kept.slice(0, MAX_TEXT_CHARACTERS) : kept
}

function describe(component: string, config: JsonObject): DiscoveredEntity {
  const text = (key: string) => textOf(property(config, key))
  return {
    component,
    device_class: text('device_class'),
    state_topic: text('state_topic') ?? (component === 'device_automation' ? text('topic') : null),
    value_template: text('value_template'),
    unit: text('unit_of_measurement'),
    on: scalar(property(config, 'payload_on') ?? property(config, 'payload')),
    off: scalar(property(config, 'payload_off')),
  }
}

function short(text: string): string
function short(text: string | null): string | null
function short(text: string | null): string | null {
  return text === null ? null : text.slice(0, MAX_TEXT_CHARACTERS)
}

/** A longer template stays too long when it is used, and is refused then; it only is not kept whole. */
function keptTemplate(template: string | null): string | null {
  return template === null ? null : template.slice(0, MAX_TEMPLATE_CHARACTERS + 1)
}

function availabilityOf(config: JsonObject): HomeAssistantEntity['availability'] {
  const listed = property(config, 'availability')
  const entries: JsonObject[] = Array.isArray(listed) ? listed : isObject(listed) ? [listed] : []
  const single = textOf(property(config, 'availability_topic'))
  if (single !== null) entries.push({ topic: single, value_template: property(config, 'availability_template') })
  return entries.slice(0, MAX_AVAILABILITY_TOPICS).flatMap((entry) => {
    const topic = textOf(property(entry, 'topic'))
    if (topic === null) return []
    const word = (key: string, fallback: string) =>
      short(textOf(property(entry, key)) ?? textOf(property(config, key)) ?? fallback)
    const available = word('payload_available', 'online')
    const notAvailable = word('payload_not_available', 'offline')
    return [
      {
        topic: short(topic),
        template: keptTemplate(textOf(property(entry, 'value_template'))),
        available,
        notAvailable,
      },
    ]
  })
}

/** Zigbee2MQTT names its devices `zigbee2mqtt_<ieee>` here: it is the same device as on its own topics. */
function deviceKeyOf(device: unknown, fallback: string): string {
  const ids = property(device, 'identifiers')
  const first = short(textOf(Array.isArray(ids) ? ids[0] : ids))
  if (first === null) return `homeassistant:${fallback}`
  const zigbee = /^zigbee2mqtt_(0x[0-9a-f]+)$/i.exec(first)
  return zigbee?.[1] ? `zigbee2mqtt:${zigbee[1]}` : `homeassistant:${first}`
}

/** The words an entity is known by: the last part of its template path first, then ids and names. */
function keysOf(componentKey: string, config: JsonObject): string[] {
  const template = keptTemplate(textOf(property(config, 'value_template'))) ?? ''
  const path = [...template.matchAll(/value_json(?:\.\w+|\[\s*["']?[^\]"']+["']?\s*\])+/g)].map(
    (match) => /(\w[^\].["']*)["'\]\s]*$/.exec(match[0])?.[1] ?? '',
  )
  const others = ['object_id', 'unique_id', 'name'].map((key) => textOf(property(config, key)) ?? '')
  return [...path, componentKey, ...others].filter((key) => key !== '').map((key) => key.slice(0, 200))
}

const LONGEST_MS = 30 * 24 * 60 * 60 * 1000

function lifetimeOf(config: JsonObject): Pick<HomeAssistantEntity, 'expireAfterMs' | 'offDelayMs' | 'attributesTopic'> {
  const seconds = (key: string) => {
    const number = numberOf(property(config, key))
    return number !== null && number > 0 ? Math.min(number * 1000, LONGEST_MS) : null
  }
  const expireAfterMs = seconds('expire_after')
  const offDelayMs = seconds('off_delay')
  const attributesTopic = short(textOf(property(config, 'json_attributes_topic')))
  return {
    ...(expireAfterMs === null ? {} : { expireAfterMs }),
    ...(offDelayMs === null ? {} : { offDelayMs }),
    ...(attributesTopic === null ? {} : { attributesTopic }),
  }
}

function entityOf(component: string, componentKey: string, config: JsonObject): HomeAssistantEntity {
  const device = property(config, 'device')
  const described = describe(component, config)
  const mode = property(config, 'availability_mode')
  return {
    component,
    deviceKey: deviceKeyOf(device, short(textOf(property(config, 'unique_id')) ?? componentKey)),
    deviceName: short(textOf(property(device, 'name')) ?? textOf(property(config, 'name'))),
    model: short(textOf(property(device, 'model_id')) ?? textOf(property(device, 'model'))),
    keys: keysOf(componentKey, config),
    deviceClass: short(described.device_class),
    category: short(textOf(property(config, 'entity_category'))),
    unit: short(described.unit),
    stateTopic: described.state_topic,
    template: keptTemplate(described.value_template),
    on: shortScalar(described.on) ?? 'ON',
    off: shortScalar(described.off) ?? 'OFF',
    availability: availabilityOf(config),
    availabilityMode: mode === 'all' || mode === 'any' ? mode : 'latest',
    ...lifetimeOf(config),
  }
}

export type Discovery = { discovers: DiscoveredEntity[]; entities: HomeAssistantEntity[] }

/** One entity of the single form: `<prefix>/<component>/[<node>/]<object>/config`. */
export function readSingleConfig(component: string, objectId: string, body: JsonObject): Discovery {
  const config = expand(body)
  return { discovers: [describe(component, config)], entities: [entityOf(component, objectId, config)] }
}

/** The device form: shared options at the root, one entry per component; an entry with only its platform removes that component. */
export function readDeviceConfig(body: JsonObject): Discovery {
  const { components, ...shared } = expand(body) as JsonObject & { components?: unknown }
  const discovery: Discovery = { discovers: [], entities: [] }
  if (!isObject(components)) return discovery
  for (const [key, raw] of Object.entries(components).slice(0, MAX_COMPONENTS)) {
    if (!isObject(raw)) continue
    const own = expand(raw, property(body, '~'))
    const platform = property(own, 'platform')
    if (typeof platform !== 'string' || Object.keys(own).length === 1) continue
    const config = { ...shared, ...own }
    discovery.discovers.push(describe(platform, config))
    discovery.entities.push(entityOf(platform, key, config))
  }
  return discovery
}
