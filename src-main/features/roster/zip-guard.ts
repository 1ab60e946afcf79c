// Looks at a ZIP's table of contents before anything is inflated, and then inflates under a cap. Must never trust the
// declared sizes alone: a crafted archive may lie about them.
import { inflateRawSync } from 'node:zlib'
import { rosterError } from './roster-error.ts'
import type { RosterLimits } from './roster-limits.ts'

export type ZipEntry = {
  name: string
  isEncrypted: boolean
  method: number
  packedBytes: number
  expandedBytes: number
  headerOffset: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const SIZE_IN_ZIP64_FIELD = 0xffffffff

function findEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= earliest; at -= 1)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  return -1
}

/** Reads the central directory; throws UNREADABLE when it is missing or broken, FILE_EXPANDS_TOO_FAR on too many entries. */
export function readZipDirectory(bytes: Uint8Array, limits: RosterLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = view.byteLength < 22 ? -1 : findEnd(view)
  if (end < 0) throw rosterError('UNREADABLE', 'archive')
  const count = view.getUint16(end + 10, true)
  if (count > limits.archiveEntries) {
    throw rosterError('FILE_EXPANDS_TOO_FAR', 'archive', { entries: count, mostEntries: limits.archiveEntries })
  }
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY)
      throw rosterError('UNREADABLE', 'archive')
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      expandedBytes: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** Throws FILE_EXPANDS_TOO_FAR when the declared sizes together pass the limit (a 64-bit size always does). */
export function guardDeclaredSizes(entries: readonly ZipEntry[], limits: RosterLimits): void {
  const total = entries.reduce((sum, entry) => sum + entry.expandedBytes, 0)
  if (total > limits.expandedBytes || entries.some((entry) => entry.expandedBytes === SIZE_IN_ZIP64_FIELD)) {
    throw rosterError('FILE_EXPANDS_TOO_FAR', 'archive', { expandedBytes: total, mostBytes: limits.expandedBytes })
  }
}

/** The packed bytes of one entry. */
function packedOf(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.headerOffset
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_HEADER) throw rosterError('UNREADABLE', 'archive')
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + entry.packedBytes > view.byteLength) throw rosterError('UNREADABLE', 'archive')
  return bytes.subarray(start, start + entry.packedBytes)
}

/** Inflates one entry, at most `capBytes`; null when it would grow beyond. */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry, capBytes: number): Uint8Array | null {
  const packed = packedOf(bytes, entry)
  if (entry.method === 0) return packed.byteLength <= capBytes ? packed : null
  if (entry.method !== 8) throw rosterError('UNREADABLE', 'archive', { method: entry.method })
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, capBytes) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return null
    throw rosterError('UNREADABLE', 'archive')
  }
}

/** Inflates every entry under one common cap: what the archive really holds, whatever it declares. */
export function guardRealSizes(bytes: Uint8Array, entries: readonly ZipEntry[], limits: RosterLimits): void {
  let left = limits.expandedBytes
  for (const entry of entries) {
    const inflated = inflateEntry(bytes, entry, left)
    if (inflated === null) throw rosterError('FILE_EXPANDS_TOO_FAR', 'archive', { mostBytes: limits.expandedBytes })
    left -= inflated.byteLength
  }
}
