// One raw value as a profile reads it: sentinels, words, number, scale, unit, plausible range. What cannot be read is unknown with a
// reason; a number is never an alarm unless the profile lists it or it is 0 or 1.

import type { ProfileProperty, ProfileUnit } from '#shared/features/device-profiles/device-profile.model.ts'
import {
  type Capability,
  type MeasureCapability,
  plausibleRanges,
  SleepStage,
  type UnknownReason,
} from '#shared/features/devices/capabilities.ts'
import { type DeviceHealth, healthRanges, healthWords } from '#shared/features/devices/device-health.ts'
import { flagWord } from '../conventions/canonical-properties.ts'
import { celsiusOf, inRange, numberOf } from '../conventions/values.ts'

export type Scalar = string | number | boolean | null
/** undefined = the value says nothing for this word and changes nothing. */
export type ProfileValue = { value: Scalar; reason?: UnknownReason } | undefined

const TEXT_CHARACTERS = 80
const texts: ReadonlySet<string> = new Set<Capability>([
  'button_action',
  'action',
  'badge_id',
  'vendor_alarm',
  'sleep_stage',
])
const health: ReadonlySet<string> = new Set(healthWords)

export type CompiledProperty = {
  source: ProfileProperty
  kind: 'measure' | 'flag' | 'text' | 'health'
  words: ReadonlyMap<string, Scalar> | null
  sentinels: ReadonlySet<string>
}

export function compileProperty(source: ProfileProperty): CompiledProperty {
  const { capability, words, sentinels } = source
  const kind = health.has(capability)
    ? 'health'
    : texts.has(capability)
      ? 'text'
      : Object.hasOwn(plausibleRanges, capability)
        ? 'measure'
        : 'flag'
  return {
    source,
    kind,
    words: words ? new Map(Object.entries(words).map(([word, meaning]) => [word.toLowerCase(), meaning])) : null,
    sentinels: new Set(sentinels.map(String)),
  }
}

export function isHealthWord(word: string): word is keyof DeviceHealth {
  return health.has(word)
}

const round = (value: number) => Math.round(value * 1000) / 1000

function convert(value: number, unit: ProfileUnit): number {
  switch (unit) {
    case 'fahrenheit':
      return celsiusOf(value, 'F')
    case 'kelvin':
      return celsiusOf(value, 'K')
    case 'glucose_mg_dl':
      return round(value / 18.016)
    case 'kilopascal':
      return round(value * 7.50062)
    case 'pound':
      return round(value * 0.45359237)
    case 'volt':
      return round(value * 1000)
    default:
      return value
  }
}

function numberIn(property: CompiledProperty, raw: Scalar): number | null {
  const number = numberOf(raw)
  if (number === null) return null
  const { scale, offset, unit } = property.source
  const scaled = scale === 1 && offset === 0 ? number : round(number * scale + offset)
  return convert(scaled, unit)
}

function readFlag(property: CompiledProperty, raw: Scalar): ProfileValue {
  const said = raw === 1 || raw === '1' ? true : raw === 0 || raw === '0' ? false : flagWord(raw)
  if (said === null) return { value: null, reason: 'invalid' }
  return { value: property.source.isInverted ? !said : said }
}

function readText(capability: string, raw: Scalar): ProfileValue {
  if (raw === null || raw === '') return undefined
  if (capability !== 'sleep_stage') return { value: String(raw).slice(0, TEXT_CHARACTERS) }
  const stage = SleepStage.safeParse(raw)
  return stage.success ? { value: stage.data } : { value: null, reason: 'invalid' }
}

export function readProfileValue(property: CompiledProperty, raw: Scalar): ProfileValue {
  const text = String(raw)
  if (raw === null) return { value: null, reason: 'invalid' }
  if (property.sentinels.size > 0 && property.sentinels.has(text)) return { value: null, reason: 'no-lock' }
  const { capability } = property.source
  let told: Scalar = raw
  if (property.words) {
    const meaning = property.words.get(text.trim().toLowerCase())
    if (meaning === undefined) return { value: null, reason: 'invalid' }
    told = meaning
    if (told === null) return { value: null, reason: 'no-lock' }
    if (property.kind === 'flag')
      return typeof told === 'boolean' ? { value: told } : { value: null, reason: 'invalid' }
  }
  if (property.kind === 'flag') return readFlag(property, told)
  if (property.kind === 'text') return readText(capability, told)
  if (capability === 'fault') return { value: String(told).slice(0, TEXT_CHARACTERS) }
  const number = numberIn(property, told)
  if (number === null) return { value: null, reason: 'invalid' }
  if (property.kind === 'measure') return inRange(capability as MeasureCapability, number)
  const { min, max } = healthRanges[capability as keyof typeof healthRanges]
  return number < min || number > max ? { value: null, reason: 'out-of-range' } : { value: number }
}

/** Two sources of one flag in one message: trouble at one is trouble; unknown at one hides a clear other. */
export function mergeFlag(before: boolean | null | undefined, now: boolean | null): boolean | null {
  if (before === undefined) return now
  if (before === true || now === true) return true
  return before === null || now === null ? null : false
}
