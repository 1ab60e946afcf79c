// Tells what a file is by what is in it, never by its name: a .xls may be a web page, a .csv may be a workbook.
import { rosterError } from './roster-error.ts'
import type { RosterLimits } from './roster-limits.ts'
import { guardDeclaredSizes, guardRealSizes, inflateEntry, readZipDirectory, type ZipEntry } from './zip-guard.ts'

export type FileKind = { kind: 'xlsx' | 'ods' | 'xls' } | { kind: 'csv'; text: string }

const ODS_MIME = 'application/vnd.oasis.opendocument.spreadsheet'
const ACCEPTED = ['xlsx', 'xls', 'ods', 'csv']

function wrongType(found: string): Error {
  return rosterError('WRONG_FILE_TYPE', 'file', { found, accepted: ACCEPTED })
}

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function sniffZip(bytes: Uint8Array, limits: RosterLimits): FileKind {
  const entries = readZipDirectory(bytes, limits)
  guardDeclaredSizes(entries, limits)
  if (entries.some((entry) => entry.isEncrypted)) throw rosterError('PASSWORD_PROTECTED', 'archive')
  const named = (name: string): ZipEntry | undefined => entries.find((entry) => entry.name === name)
  const isXlsx = named('xl/workbook.xml') !== undefined
  const mimetype = named('mimetype')
  const mimeBytes = mimetype && inflateEntry(bytes, mimetype, 200)
  const isOds = mimeBytes ? new TextDecoder().decode(mimeBytes).startsWith(ODS_MIME) : false
  if (!isXlsx && !isOds) throw wrongType(named('[Content_Types].xml') ? 'office-document' : 'archive')
  guardRealSizes(bytes, entries, limits)
  if (isXlsx) return { kind: 'xlsx' }
  const manifest = named('META-INF/manifest.xml')
  const manifestBytes = manifest && inflateEntry(bytes, manifest, limits.expandedBytes)
  if (manifestBytes && new TextDecoder().decode(manifestBytes).includes('encryption-data')) {
    throw rosterError('PASSWORD_PROTECTED', 'archive')
  }
  return { kind: 'ods' }
}

/** The stream names of a compound file stand in it as UTF-16; that is enough to tell its maker apart without parsing. */
function sniffCompound(bytes: Uint8Array): FileKind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const holds = (name: string): boolean => buffer.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) throw rosterError('PASSWORD_PROTECTED', 'file')
  if (holds('Workbook') || holds('Book')) return { kind: 'xls' }
  throw wrongType('compound-document')
}

function decode(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this encoding; a fatal decoder says so by throwing.
    }
  }
  return null
}

function sniffText(bytes: Uint8Array): FileKind {
  const text = decode(bytes)
  if (text === null) throw wrongType('binary')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what tells binary from text
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) throw wrongType('binary')
  if (/^\s*<(?:!doctype|html|\?xml|table|head|meta|body)/iu.test(text)) throw wrongType('web-page')
  if (/^\s*[[{]\s*["{[]/u.test(text)) throw wrongType('json')
  return { kind: 'csv', text }
}

/** Sniffs a file. Throws RosterError WRONG_FILE_TYPE, PASSWORD_PROTECTED, UNREADABLE or FILE_EXPANDS_TOO_FAR. */
export function sniffFile(bytes: Uint8Array, limits: RosterLimits): FileKind {
  if (bytes.byteLength === 0) throw wrongType('empty')
  if (startsWith(bytes, 0x50, 0x4b)) return sniffZip(bytes, limits)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return sniffCompound(bytes)
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) throw wrongType('pdf')
  // An .xls of Excel 5 and older has no container: one bare BIFF stream.
  if (startsWith(bytes, 0x09, 0x08) || startsWith(bytes, 0x09, 0x04) || startsWith(bytes, 0x09, 0x02))
    throw wrongType('old-xls')
  return sniffText(bytes)
}
