// A profile made ready for the hot path: topics split, paths parsed, words in maps. Done once when profiles change, never per message.
import type {
  DeviceProfile,
  ProfileBag,
  ProfileDeviceKey,
  ProfileMessage,
  ProfileProperty,
} from '#shared/features/device-profiles/device-profile.model.ts'
import { type JsonPath, parseJsonPath } from '#shared/features/device-profiles/json-path.ts'
import { compileTopicPattern, type TopicPattern } from '#shared/features/device-profiles/topic-pattern.ts'
import { plainName } from '../conventions/canonical-properties.ts'
import { type CompiledProperty, compileProperty } from './profile-value.ts'

export type PathedProperty = CompiledProperty & { path: JsonPath; when: { path: JsonPath; equals: unknown } | null }

export type CompiledBag =
  | { kind: 'map'; path: JsonPath }
  | { kind: 'list'; path: JsonPath; name: JsonPath; value: JsonPath }
  | { kind: 'pair'; name: JsonPath; value: JsonPath }

export type CompiledDeviceKey = Exclude<ProfileDeviceKey, { from: 'body' }> | { from: 'body'; path: JsonPath }

export type CompiledMessage = {
  profile: DeviceProfile
  source: ProfileMessage
  topics: readonly TopicPattern[]
  requires: readonly { path: JsonPath; equals: unknown; isAny: boolean }[]
  each: JsonPath | null
  device: CompiledDeviceKey
  deviceName: JsonPath | null
  model: JsonPath | null
  time: JsonPath | null
  bag: CompiledBag | null
  /** Read at their paths; empty where there is a bag. */
  properties: readonly PathedProperty[]
  /** Read by name inside the bag. */
  named: ReadonlyMap<string, readonly PathedProperty[]>
  ask: ReadonlySet<string>
}

function pathOf(text: string): JsonPath {
  const path = parseJsonPath(text)
  if (!path) throw new Error(`a profile holds "${text}": check it with DeviceProfile before it is used`)
  return path
}

const maybe = (text: string | null): JsonPath | null => (text === null ? null : pathOf(text))

function bagOf(bag: ProfileBag | null): CompiledBag | null {
  if (bag === null) return null
  if (bag.kind === 'map') return { kind: 'map', path: pathOf(bag.path) }
  const pair = { name: pathOf(bag.name), value: pathOf(bag.value) }
  return bag.kind === 'pair' ? { kind: 'pair', ...pair } : { kind: 'list', path: pathOf(bag.path), ...pair }
}

function propertyOf(source: ProfileProperty, isInBag: boolean): PathedProperty {
  const { when } = source
  return {
    ...compileProperty(source),
    path: isInBag ? { isFromRoot: false, steps: [] } : pathOf(source.path),
    when: when ? { path: pathOf(when.path), equals: when.equals } : null,
  }
}

function messageOf(profile: DeviceProfile, source: ProfileMessage): CompiledMessage {
  const isInBag = source.bag !== null
  const properties = [...profile.properties, ...source.properties].map((one) => propertyOf(one, isInBag))
  const named = new Map<string, PathedProperty[]>()
  for (const property of isInBag ? properties : []) {
    const name = plainName(property.source.path)
    named.set(name, [...(named.get(name) ?? []), property])
  }
  const { device } = source
  return {
    profile,
    source,
    topics: source.topics.map((topic) => compileTopicPattern(topic)).filter((topic) => topic !== null),
    requires: source.requires.map((one) => ({
      path: pathOf(one.path),
      equals: one.equals,
      isAny: one.equals === undefined,
    })),
    each: maybe(source.each),
    device: device.from === 'body' ? { from: 'body', path: pathOf(device.path) } : device,
    deviceName: maybe(source.deviceName),
    model: maybe(source.model),
    time: source.time === null ? null : pathOf(source.time.path),
    bag: bagOf(source.bag),
    properties: isInBag ? [] : properties,
    named,
    ask: new Set(profile.ask.map(plainName)),
  }
}

/** @throws when the profile was not checked by `DeviceProfile` first. */
export function compileProfile(profile: DeviceProfile): CompiledMessage[] {
  return profile.messages.map((message) => messageOf(profile, message))
}
