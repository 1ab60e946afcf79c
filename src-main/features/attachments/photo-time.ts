// When a camera says a photo was taken. Reads EXIF only; whatever cannot be read is unknown, never today.
import { createRequire } from 'node:module'
import { startOfDay } from '#shared/contract/days.ts'
import type { Instant } from '#shared/contract/primitives.ts'

// Its CommonJS build shows Node no named exports.
const { load } = createRequire(import.meta.url)('exifreader') as typeof import('exifreader')

/** EXIF 2.3: "YYYY:MM:DD HH:MM:SS" without a zone, and the offset "+08:00" in a tag of its own that most cameras leave out. */
const TIME = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})/
const OFFSET = /^([+-])(\d{2}):(\d{2})/

/** Null when the file carries no time, or one that is no time ("0000:00:00 00:00:00" of a camera whose clock was never set). */
export function takenAtOf(bytes: Uint8Array): Instant | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const { exif } = load(buffer, { expanded: true, includeUnknown: false })
    return instantOf(exif?.DateTimeOriginal?.description, exif?.OffsetTimeOriginal?.description)
  } catch {
    // No metadata, or metadata that is broken: the photo itself may still be looked at.
    return null
  }
}

/** The instant of an EXIF time; without an offset it is read in the facility's zone. */
export function instantOf(time: string | undefined, offset: string | undefined): Instant | null {
  const [, year, month, day, hours, minutes, seconds] = TIME.exec(time ?? '') ?? []
  const on = `${year}-${month}-${day}`
  if (year === undefined || Number.isNaN(Date.parse(`${on}T${hours}:${minutes}:${seconds}Z`))) return null
  const inDayMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
  const [, sign, offsetHours, offsetMinutes] = OFFSET.exec(offset ?? '') ?? []
  if (sign === undefined) return startOfDay(on) + inDayMs
  const offsetMs = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000
  return Date.parse(`${on}T00:00:00Z`) + inDayMs - (sign === '+' ? offsetMs : -offsetMs)
}
