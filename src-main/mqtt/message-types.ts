// The types between the wire and the features: one message in, its meaning out. No logic.
import type { Capabilities, Capability, Understood, UnknownReason } from '#shared/features/devices/capabilities.ts'
import type { DeviceHealth } from '#shared/features/devices/device-health.ts'
import type { DeviceRole } from '#shared/features/devices/devices.contract.ts'
import type { Knowledge, Learned } from './knowledge.ts'

/** A message as it came from the broker. `receivedAt` is epoch milliseconds of arrival, null when replayed from a file. */
export type IncomingMessage = {
  topic: string | null
  payload: string | Uint8Array
  retain?: boolean | null
  receivedAt?: number | null
}

/** The payload after the size check: parsed JSON, or plain text that is not JSON. An empty payload is text ''. */
export type MessageBody =
  | { readonly isJson: true; readonly value: unknown }
  | { readonly isJson: false; readonly text: string }

export type OpenedMessage = { topic: string; body: MessageBody; retained: boolean }

export type Problem =
  | 'NOT_JSON'
  | 'TOO_LARGE'
  | 'UNKNOWN_TOPIC'
  | 'UNSUPPORTED_TEMPLATE'
  | 'UNKNOWN_DATA_KEY'
  /** The device is known, its values are not: they wait for a person to say what they mean. */
  | 'UNMAPPED_VALUES'

/** How long a value may be believed: unknown after `validForMs` of silence, back to false `offDelayMs` after it was true. */
export type Lifetime = { validForMs?: number; offDelayMs?: number }

/** A momentary act as a convention reads it: a press, a knock. `source` tells apart the two copies Zigbee2MQTT sends of one press. */
export type MomentaryAct = {
  /** `badge`: `word` is the number of a card; it must not be stored. */
  kind: 'sos' | 'button' | 'action' | 'badge'
  word: string
  source: 'json' | 'plain'
  /** Device-side identity of the act (its time stamp), if the message has one: equal identity = redelivery. */
  identity: string | null
}

/** A momentary act ready for the features: the same `pressKey` is the same press; `counts` is false for a replayed (retained) one. */
export type DeviceEvent = { kind: MomentaryAct['kind']; word: string; pressKey: string; counts: boolean }

/** What one message says about one device, before presses are paired. */
export type Observation = {
  /** Stable external id, e.g. `zigbee2mqtt:0x00158d…`, `sleepace:002s7…`, `homeassistant:bed301`. */
  deviceKey: string
  /** Other keys under which the same device may have been seen before it was fully known. */
  aliases: string[]
  /** The gateway that speaks for the device; when that is offline every value of the device is stale. */
  bridgeKey: string | null
  name: string | null
  model: string | null
  /** What the device can tell, when its announcement says so. */
  offers: Capability[]
  values: Capabilities
  /** Why a value above is null. `unchanged` = keep the value known before. */
  reasons: Partial<Record<Capability, UnknownReason>>
  acts: MomentaryAct[]
  /** The device's own clock, epoch milliseconds; null = none or not believable. Never used to raise or order alarms. */
  deviceTime: number | null
  /** What the device tells about itself and its link; never on the wall. */
  health?: DeviceHealth
  lifetimes?: Partial<Record<Capability, Lifetime>>
  /** Raw names and values nobody has given a meaning yet; without ID numbers and names of people. */
  properties?: Record<string, string | number | boolean | null>
  /** The profile that read the message, and what it says of the device. */
  profile?: { id: string; role: DeviceRole; watchdogSeconds: number | null }
}

export type Reading = Omit<Observation, 'acts'> & { convention: string; retained: boolean; events: DeviceEvent[] }

export type Decoded = {
  topic: string
  /** Name of the convention that knows the message; null = none: it belongs in the inbox. */
  convention: string | null
  understood: Understood
  readings: Reading[]
  problem?: Problem
}

export type ConventionResult = {
  understood: Understood
  observations: Observation[]
  learned?: Learned[]
  problem?: Problem
  /** Name to show instead of the convention's own: the profile, or the dialect. */
  convention?: string
}

/** One device convention: how its messages are recognised and what they mean. Decoding never throws and never writes. */
export type Convention = {
  name: string
  /** Largest payload to read on this topic, or null when the topic alone does not belong to the convention. Asked for every message. */
  payloadLimitBytes: (topic: string, knowledge: Knowledge) => number | null
  /** Whether the message is of this convention; a topic that belongs to another one is asked only when that one refused it. */
  claims: (message: OpenedMessage, knowledge: Knowledge) => boolean
  decode: (message: OpenedMessage, knowledge: Knowledge) => ConventionResult
}

export const nothing: ConventionResult = { understood: {}, observations: [] }

export function observation(deviceKey: string, part: Partial<Observation>): Observation {
  return {
    deviceKey,
    aliases: [],
    bridgeKey: null,
    name: null,
    model: null,
    offers: [],
    values: {},
    reasons: {},
    acts: [],
    deviceTime: null,
    ...part,
  }
}
