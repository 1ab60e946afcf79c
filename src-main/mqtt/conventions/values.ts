// Small readers of raw values that every convention needs. Anything that cannot be read with certainty is null, never a guess.
import { type MeasureCapability, plausibleRanges, type UnknownReason } from '#shared/features/devices/capabilities.ts'

export type JsonObject = { readonly [key: string]: unknown }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An own property only: payloads may name `__proto__` or `constructor`. */
export function property(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null
}

/** Numbers, and numbers written as text ("20"). */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || !/^\s*[-+]?\d+(\.\d+)?\s*$/.test(value)) return null
  return Number(value)
}

export type Measured = { value: number | null; reason?: UnknownReason }

/** Rates that bed sensors and watches send while they are still looking for a signal. */
const LOOKING = new Set([255, 511])
const STREAMED: ReadonlySet<MeasureCapability> = new Set<MeasureCapability>([
  'heart_rate_bpm',
  'respiration_rpm',
  'spo2_pct',
])
/** 0 of these is nobody, or an instrument that was not in place; 0 % battery and 0 °C are real. */
const NEVER_ZERO: ReadonlySet<MeasureCapability> = new Set<MeasureCapability>([
  'heart_rate_bpm',
  'respiration_rpm',
  'spo2_pct',
  'systolic_mmhg',
  'diastolic_mmhg',
  'body_temperature_c',
  'glucose_mmol_l',
  'weight_kg',
])

/** A number of the house: sentinels and artefacts are unknown with a reason, never a value. */
export function measureOf(capability: MeasureCapability, raw: unknown): Measured {
  const value = numberOf(raw)
  if (value === null) return { value: null, reason: 'invalid' }
  return inRange(capability, value)
}

/** The same for a number that is already in the unit of the word. */
export function inRange(capability: MeasureCapability, value: number): Measured {
  if (LOOKING.has(value) && STREAMED.has(capability)) return { value: null, reason: 'initialising' }
  if (value <= 0 && NEVER_ZERO.has(capability)) return { value: null, reason: 'no-lock' }
  const { min, max } = plausibleRanges[capability]
  return value < min || value > max ? { value: null, reason: 'out-of-range' } : { value }
}

const YEAR_2000 = 946_684_800_000
const YEAR_2100 = 4_102_444_800_000
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/
const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[ T](\d{1,2}):(\d\d)(?::(\d\d))?$/

/** Text without a zone is the wall clock of the home (Asia/Shanghai). */
function parseIso(text: string): number {
  return Date.parse(/(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text.replace(' ', 'T')}+08:00`)
}

/** `16/06/2025 12:30:45`: day before month, wall clock of the home. */
function parseDayFirst(text: string): number | null {
  const [, day = '', month = '', year = '', hour = '', minute = '', second = '00'] = DAY_FIRST.exec(text) ?? []
  if (year === '') return null
  const two = (part: string) => part.padStart(2, '0')
  return parseIso(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}`)
}

const COMPACT_ISO = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/

function epochOf(raw: unknown): number | null {
  const compact = typeof raw === 'string' ? COMPACT_ISO.exec(raw) : null
  if (compact) {
    const [, year, month, day, hour, minute, second] = compact
    return parseIso(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  }
  if (typeof raw === 'string' && ISO.test(raw)) return parseIso(raw)
  const number = numberOf(raw)
  if (number !== null || typeof raw !== 'string') return number
  return parseDayFirst(raw.trim())
}

/**
 * ISO text, `dd/MM/yyyy HH:mm:ss`, epoch seconds, milliseconds or microseconds; a clock that never was set (1970, seconds since start) or
 * is absurd (2100) gives null.
 */
export function deviceTimeOf(raw: unknown): number | null {
  const epoch = epochOf(raw)
  if (epoch === null || !Number.isFinite(epoch)) return null
  const size = Math.abs(epoch)
  const milliseconds = size < 100_000_000_000 ? epoch * 1000 : size > 100_000_000_000_000 ? epoch / 1000 : epoch
  return milliseconds >= YEAR_2000 && milliseconds < YEAR_2100 ? Math.round(milliseconds) : null
}

/** Degrees Celsius from the stated unit; without a unit Celsius is assumed, as both conventions document. */
export function celsiusOf(value: number, unit: string | null): number {
  const letter = unit?.replaceAll(/[°º\s]/g, '').toUpperCase()
  if (letter === 'F') return Math.round(((value - 32) / 1.8) * 100) / 100
  if (letter === 'K') return Math.round((value - 273.15) * 100) / 100
  return value
}

export function onlineWord(value: unknown): boolean | null {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value
  if (word === 'online') return true
  return word === 'offline' ? false : null
}
