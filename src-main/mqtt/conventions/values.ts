// Small readers of raw values that every convention needs. Anything that cannot be read with certainty is null, never a guess.
import { type UnknownReason, vitalLimits } from '#shared/features/devices/capabilities.ts'

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

export type Vital = { value: number | null; reason?: UnknownReason }

/** A heart or breath rate: ≤ 0, 255 and 511 are "no reading"; outside the plausible range it is an artefact. */
export function vitalOf(kind: keyof typeof vitalLimits, raw: unknown): Vital {
  const value = numberOf(raw)
  if (value === null) return { value: null, reason: 'invalid' }
  if (value === 255 || value === 511) return { value: null, reason: 'initialising' }
  if (value <= 0) return { value: null, reason: 'no-lock' }
  const { min, max } = vitalLimits[kind]
  return value < min || value > max ? { value: null, reason: 'out-of-range' } : { value }
}

const YEAR_2000 = 946_684_800_000
const YEAR_2100 = 4_102_444_800_000

/** Text without a zone is the wall clock of the home (Asia/Shanghai). */
function parseIso(text: string): number {
  return Date.parse(/(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}+08:00`)
}

/** ISO text, epoch seconds or epoch milliseconds; a clock that never was set (1970) or is absurd gives null. */
export function deviceTimeOf(raw: unknown): number | null {
  const epoch = typeof raw === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(raw) ? parseIso(raw) : numberOf(raw)
  if (epoch === null || !Number.isFinite(epoch)) return null
  const milliseconds = Math.abs(epoch) < 100_000_000_000 ? epoch * 1000 : epoch
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
