// Runs device profiles: one decoder for the built-in ones and for those a home makes with the mapper.
// A message belongs to the first profile whose topic fits and whose required values are there.

import type { DeviceProfile } from '#shared/features/device-profiles/device-profile.model.ts'
import { readEveryJsonPath, readJsonPath } from '#shared/features/device-profiles/json-path.ts'
import type { Capabilities } from '#shared/features/devices/capabilities.ts'
import { isObject, textOf } from '../conventions/values.ts'
import {
  type Convention,
  type ConventionResult,
  nothing,
  type Observation,
  type OpenedMessage,
  observation,
} from '../message-types.ts'
import { redactNumbers } from '../redact-sample.ts'
import { type CompiledMessage, compileProfile } from './compile-profile.ts'
import { type RecordScope, readFrom, readRecord } from './profile-record.ts'

const LIMIT_BYTES = 64 * 1024
const MAX_RECORDS = 500
const KEY_CHARACTERS = 200

type Names = Readonly<Record<string, string>>

function rootOf(message: OpenedMessage): unknown {
  return message.body.isJson ? message.body.value : message.body.text
}

function isComplete(message: CompiledMessage, root: unknown): boolean {
  return message.requires.every(({ path, equals, isAny }) => {
    const value = readJsonPath(root, path.steps)
    return isAny ? value !== undefined : value === equals
  })
}

function namesOf(message: CompiledMessage, levels: readonly string[]): Names | null {
  for (const topic of message.topics) {
    const names = topic.match(levels)
    if (names) return names
  }
  return null
}

type Record_ = { key: string | null; scope: RecordScope }

function recordsOf(message: CompiledMessage, root: unknown): Record_[] {
  if (!message.each) return [{ key: null, scope: { root, record: root } }]
  const found = readEveryJsonPath(root, message.each.steps)
  if (message.device.from !== 'key')
    return found.slice(0, MAX_RECORDS).map((record) => ({ key: null, scope: { root, record } }))
  return found
    .flatMap((one) => (isObject(one) ? Object.entries(one) : []))
    .flatMap(([key, value]) =>
      (Array.isArray(value) ? value : [value]).map((record: unknown) => ({ key, scope: { root, record } })),
    )
    .slice(0, MAX_RECORDS)
}

function deviceOf(message: CompiledMessage, record: Record_, names: Names): string | null {
  const { device } = message
  switch (device.from) {
    case 'topic':
      return device.segments.map((segment) => names[segment]).join('/')
    case 'body':
      return textOf(readFrom(device.path, record.scope))
    case 'key':
      return record.key
    case 'fixed':
      return device.key
  }
}

type Seen = { observation: Observation; isUnmapped: boolean }

function observe(message: CompiledMessage, record: Record_, names: Names): Seen | null {
  const id = deviceOf(message, record, names)
  if (id === null || id === '' || id.length > KEY_CHARACTERS) return null
  const { profile } = message
  const { health, properties, isUnmapped, ...meaning } = readRecord(message, record.scope)
  const name = message.deviceName ? textOf(readFrom(message.deviceName, record.scope)) : null
  const model = message.model ? textOf(readFrom(message.model, record.scope)) : null
  const seen = observation(`${profile.id}:${id}`, {
    ...meaning,
    name: name === null ? id : redactNumbers(name.slice(0, KEY_CHARACTERS)),
    model: model?.slice(0, KEY_CHARACTERS) ?? null,
    profile: { id: profile.id, role: profile.role, watchdogSeconds: profile.watchdogSeconds },
  })
  if (Object.keys(health).length > 0) seen.health = health
  if (Object.keys(properties).length > 0) seen.properties = properties
  return { observation: seen, isUnmapped }
}

/** Flat for one device, by device id for several. */
function understoodOf(observations: readonly Observation[]): ConventionResult['understood'] {
  const devices = new Map<string, Capabilities>()
  for (const { deviceKey, values } of observations) devices.set(deviceKey, { ...devices.get(deviceKey), ...values })
  if (devices.size > 1) {
    const short = (key: string) => key.slice(key.indexOf(':') + 1)
    const told = [...devices].filter(([, values]) => Object.keys(values).length > 0)
    return told.length === 0 ? {} : { devices: Object.fromEntries(told.map(([key, values]) => [short(key), values])) }
  }
  const properties = Object.assign({}, ...observations.map((one) => one.properties)) as Record<string, unknown>
  return { ...[...devices.values()][0], ...(Object.keys(properties).length > 0 ? { properties } : {}) }
}

function decodeAs(message: CompiledMessage, root: unknown, names: Names): ConventionResult {
  const convention = message.profile.id
  if (message.source.isSilent) return { ...nothing, convention }
  const seen = recordsOf(message, root)
    .map((record) => observe(message, record, names))
    .filter((one) => one !== null)
  const observations = seen.map((one) => one.observation)
  return {
    understood: understoodOf(observations),
    observations,
    convention,
    ...(seen.some((one) => one.isUnmapped) ? { problem: 'UNMAPPED_VALUES' as const } : {}),
  }
}

type Match = { message: CompiledMessage; names: Names }

/**
 * The profiles as one convention, in the order given: an earlier profile is asked first.
 * @param profiles checked by `DeviceProfile`
 */
export function createProfileConvention(profiles: readonly DeviceProfile[]): Convention {
  const byFirstLevel = new Map<string, CompiledMessage[]>()
  const onAnyTopic: CompiledMessage[] = []
  const byShape: CompiledMessage[] = []
  for (const message of profiles.flatMap(compileProfile)) {
    if (message.topics.length === 0) byShape.push(message)
    for (const first of new Set(message.topics.map((topic) => topic.firstLevel))) {
      if (first === null) onAnyTopic.push(message)
      else byFirstLevel.set(first, [...(byFirstLevel.get(first) ?? []), message])
    }
  }

  function candidates(topic: string): readonly CompiledMessage[] {
    const cut = topic.indexOf('/')
    const own = byFirstLevel.get(cut < 0 ? topic : topic.slice(0, cut))
    if (onAnyTopic.length === 0) return own ?? []
    return own ? [...own, ...onAnyTopic] : onAnyTopic
  }

  // The same message is asked about three times on its way through the decoder.
  let lastTopic: string | null = null
  let lastMatches: readonly Match[] = []
  let lastMessage: OpenedMessage | null = null
  let lastMatch: Match | null = null

  function byTopic(topic: string): readonly Match[] {
    if (topic === lastTopic) return lastMatches
    lastTopic = topic
    lastMatches = matchTopic(topic)
    return lastMatches
  }

  function matchTopic(topic: string): readonly Match[] {
    const possible = candidates(topic)
    if (possible.length === 0) return []
    const levels = topic.split('/')
    return possible.flatMap((message) => {
      const names = namesOf(message, levels)
      return names ? [{ message, names }] : []
    })
  }

  function find(message: OpenedMessage): Match | null {
    if (message !== lastMessage) {
      lastMatch = search(message)
      lastMessage = message
    }
    return lastMatch
  }

  function search(message: OpenedMessage): Match | null {
    const root = rootOf(message)
    for (const match of byTopic(message.topic)) if (isComplete(match.message, root)) return match
    if (!message.body.isJson || !isObject(root)) return null
    for (const shape of byShape) if (isComplete(shape, root)) return { message: shape, names: {} }
    return null
  }

  return {
    name: 'profile',
    payloadLimitBytes: (topic) => (byTopic(topic).length > 0 ? LIMIT_BYTES : null),
    claims: (message) => find(message) !== null,
    decode(message) {
      const match = find(message)
      lastMessage = null
      return match ? decodeAs(match.message, rootOf(message), match.names) : nothing
    },
  }
}
