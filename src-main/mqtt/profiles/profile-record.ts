// What one record of a message means by its profile: values, acts, health, and the raw rest nobody has given a meaning.

import { type JsonPath, readEveryJsonPath, readJsonPath } from '#shared/features/device-profiles/json-path.ts'
import type { Capabilities, Capability } from '#shared/features/devices/capabilities.ts'
import type { DeviceHealth } from '#shared/features/devices/device-health.ts'
import { classifyAction } from '../conventions/action-words.ts'
import { plainName } from '../conventions/canonical-properties.ts'
import { deviceTimeOf, isObject, numberOf, textOf } from '../conventions/values.ts'
import type { MomentaryAct, Observation } from '../message-types.ts'
import { isPersonalName, redactNumbers } from '../redact-sample.ts'
import type { CompiledBag, CompiledMessage } from './compile-profile.ts'
import { type CompiledProperty, isHealthWord, mergeFlag, readProfileValue, type Scalar } from './profile-value.ts'
import { wellKnownProperty } from './well-known-names.ts'

const MAX_PROPERTIES = 200
const NAME_CHARACTERS = 80
const TEXT_CHARACTERS = 200
/** Names of quantities: without a mapping neither their unit nor their place is known. */
const QUANTITY = /(temperature|temp|humidity|concentration|density|voltage|current|battery|level|value)$/

export type RecordScope = { root: unknown; record: unknown }
export type RecordMeaning = Pick<Observation, 'values' | 'reasons' | 'acts' | 'deviceTime'> & {
  health: DeviceHealth
  properties: Record<string, Scalar>
  /** The device named values, and none of them could be read. */
  isUnmapped: boolean
}

export function readFrom(path: JsonPath, scope: RecordScope): unknown {
  return readJsonPath(path.isFromRoot ? scope.root : scope.record, path.steps)
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

type Pair = { name: string; value: unknown; time: unknown }

/** `{"value", "time"}` around a value is the platform's, not the device's. */
function unwrap(name: string, value: unknown): Pair {
  return isObject(value) && Object.hasOwn(value, 'value')
    ? { name, value: value.value, time: value.time }
    : { name, value, time: undefined }
}

function pairsOf(bag: CompiledBag, scope: RecordScope): Pair[] {
  if (bag.kind === 'pair') {
    const name = textOf(readFrom(bag.name, scope))
    return name === null ? [] : [unwrap(name, readFrom(bag.value, scope))]
  }
  const found = readEveryJsonPath(bag.path.isFromRoot ? scope.root : scope.record, bag.path.steps)
  if (bag.kind === 'map')
    return found.flatMap((one) =>
      isObject(one) ? Object.entries(one).map(([name, value]) => unwrap(name, value)) : [],
    )
  return found.flatMap((one) =>
    (Array.isArray(one) ? one : [one]).slice(0, MAX_PROPERTIES).flatMap((entry) => {
      const name = textOf(readJsonPath(entry, bag.name.steps))
      return name === null ? [] : [unwrap(name, readJsonPath(entry, bag.value.steps))]
    }),
  )
}

function enter(meaning: RecordMeaning, property: CompiledProperty, raw: Scalar, identity: string | null): void {
  const read = readProfileValue(property, raw)
  if (read === undefined) return
  const { capability, isMomentary } = property.source
  if (isHealthWord(capability)) {
    ;(meaning.health as Record<string, Scalar>)[capability] = read.value
    return
  }
  if (capability === 'badge_id') {
    // The number of a card is told once and kept nowhere: as a value it would lie in the readings for years.
    if (typeof read.value === 'string') meaning.acts.push({ kind: 'badge', word: read.value, source: 'json', identity })
    return
  }
  const values = meaning.values as Record<string, Scalar | undefined>
  const isFlag = property.kind === 'flag'
  values[capability] = isFlag
    ? mergeFlag(values[capability] as boolean | null | undefined, read.value as boolean | null)
    : read.value
  if (read.reason && values[capability] === null) meaning.reasons[capability as Capability] = read.reason
  else if (values[capability] !== null) delete meaning.reasons[capability as Capability]
  const act = actOf(capability, isMomentary, read.value, raw, identity)
  if (act) meaning.acts.push(act)
}

function actOf(
  capability: string,
  isMomentary: boolean,
  value: Scalar,
  raw: Scalar,
  identity: string | null,
): MomentaryAct | null {
  if (capability === 'button_action' || capability === 'action') {
    if (typeof value !== 'string') return null
    const kind = classifyAction(value)
    return {
      kind: capability === 'button_action' && kind === 'action' ? 'button' : kind,
      word: value,
      source: 'json',
      identity,
    }
  }
  if (!isMomentary || value !== true) return null
  const word = typeof raw === 'string' ? raw.slice(0, NAME_CHARACTERS) : capability
  return { kind: capability === 'sos' ? 'sos' : 'action', word, source: 'json', identity }
}

/** ID numbers and names of people are not kept. @param isText the form writes every value as text: a number in it is a number. */
function keepRaw(meaning: RecordMeaning, name: string, value: Scalar, isText: boolean): void {
  if (isPersonalName(name) || Object.keys(meaning.properties).length >= MAX_PROPERTIES) return
  const key = redactNumbers(name.slice(0, NAME_CHARACTERS))
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, TEXT_CHARACTERS) : null
  const safe = text === null ? text : redactNumbers(text)
  const kept = safe === text ? (isText ? (numberOf(value) ?? value) : value) : safe
  Object.defineProperty(meaning.properties, key, { value: kept, enumerable: true, configurable: true, writable: true })
}

function readNamed(message: CompiledMessage, meaning: RecordMeaning, pair: Pair, identity: string | null): void {
  const { profile } = message
  const name = plainName(pair.name)
  if (!isScalar(pair.value)) return
  const mapped = message.named.get(name)
  if (mapped) {
    for (const property of mapped) enter(meaning, property, pair.value, identity)
    return
  }
  const known = profile.wellKnown.length > 0 ? wellKnownProperty(pair.name) : null
  if (known && profile.wellKnown.includes(known.source.capability)) {
    enter(meaning, known, pair.value, identity)
    return
  }
  const isKept = profile.rest === 'all' || (profile.rest === 'states' && !QUANTITY.test(name)) || message.ask.has(name)
  if (isKept) keepRaw(meaning, pair.name, pair.value, message.bag?.kind === 'pair')
}

/** @param at the device's own time of the record as written; null = none. */
export function readRecord(message: CompiledMessage, scope: RecordScope): RecordMeaning {
  const meaning: RecordMeaning = {
    values: {},
    reasons: {},
    acts: [],
    deviceTime: null,
    health: {},
    properties: {},
    isUnmapped: false,
  }
  const rawTime = message.time ? readFrom(message.time, scope) : undefined
  const identity = textOf(rawTime)
  let time = deviceTimeOf(rawTime)
  for (const property of message.properties) {
    const { when } = property
    if (when && readFrom(when.path, scope) !== when.equals) continue
    const raw = readFrom(property.path, scope)
    if (isScalar(raw)) enter(meaning, property, raw, identity)
  }
  if (message.bag) {
    const pairs = pairsOf(message.bag, scope).slice(0, MAX_PROPERTIES)
    for (const pair of pairs) {
      readNamed(message, meaning, pair, textOf(pair.time) ?? identity)
      time ??= deviceTimeOf(pair.time)
    }
    meaning.isUnmapped =
      pairs.length > 0 && Object.keys(meaning.values).length === 0 && Object.keys(meaning.health).length === 0
  }
  const { online } = message.source
  if (online !== null) meaning.values.online = online
  calm(meaning.values, meaning.reasons)
  meaning.deviceTime = time
  return meaning
}

/** 0 beats in an empty bed is nobody there. */
function calm(values: Capabilities, reasons: RecordMeaning['reasons']): void {
  if (values.in_bed !== false) return
  for (const vital of ['heart_rate_bpm', 'respiration_rpm'] as const) {
    if (values[vital] === undefined) continue
    values[vital] = null
    reasons[vital] = 'out-of-bed'
  }
}
