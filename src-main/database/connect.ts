// Opens one of the two SQLite files, encrypted with a raw 32-byte key in SQLCipher 4 format, so that any SQLCipher tool can open it too.
// Must never serve a file it cannot read in full confidence, and never put a key into an error.
import { chmodSync, closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { DomainError } from '../platform/domain-error.ts'
import { mapStorageError } from './storage-errors.ts'

export type SqliteDatabase = Database.Database
export type DatabaseRole = 'records' | 'telemetry'

export interface OpenDatabaseOptions {
  /** Path of the file, or ':memory:'. */
  file: string
  /** 32 raw bytes; null opens a plain file (tests, and files a person decrypted on purpose). */
  key: Uint8Array | null
  role: DatabaseRole
  readonly?: boolean
  /** Set when the key store has already proven the key: an unreadable file is then damaged, not wrongly keyed. */
  isKeyProven?: boolean
  /** How long to wait for another writer. Default 5000. */
  busyTimeoutMs?: number
}

const KEY_BYTES = 32
const PAGE_BYTES = 4096
const PLAIN_HEADER = 'SQLite format 3\u0000'

export function openDatabase(options: OpenDatabaseOptions): SqliteDatabase {
  const { file, key, role } = options
  const isReadonly = options.readonly ?? false
  if (key && key.byteLength !== KEY_BYTES) {
    throw new DomainError('WRONG_KEY', { file }, `The key for ${file} must be ${KEY_BYTES} bytes long.`)
  }
  let db: SqliteDatabase | undefined
  try {
    db = new Database(file, { readonly: isReadonly, fileMustExist: isReadonly })
    applyKey(db, key)
    // The first read is what proves the key: until here nothing of the file was decrypted.
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    if (!isReadonly && file !== ':memory:') {
      db.pragma('journal_mode = WAL')
      chmodSync(file, 0o600)
    }
    db.pragma('foreign_keys = ON')
    db.pragma(`busy_timeout = ${options.busyTimeoutMs ?? 5000}`)
    // Records survive a power cut at the moment of commit; the last seconds of readings may be lost, never the file.
    db.pragma(`synchronous = ${role === 'records' ? 'FULL' : 'NORMAL'}`)
    db.pragma('trusted_schema = OFF')
    return db
  } catch (error) {
    db?.close()
    throw describeOpenFailure(error, options)
  }
}

function applyKey(db: SqliteDatabase, key: Uint8Array | null): void {
  if (!key) return
  // The order matters: cipher, then its version, then the key.
  db.pragma(`cipher = 'sqlcipher'`)
  db.pragma('legacy = 4')
  db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
}

function describeOpenFailure(error: unknown, { file, key, isKeyProven }: OpenDatabaseOptions): unknown {
  if (error instanceof DomainError) return error
  if (!existsSync(dirname(file)) || !existsSync(file)) {
    const advice = 'Check the data folder, and that this user may write in it.'
    return new DomainError('DATABASE_UNREADABLE', { file, reason: 'missing' }, `${file} cannot be opened. ${advice}`)
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code !== 'SQLITE_NOTADB') return mapStorageError(error, { file })
  const reason = findReason(file, key !== null, isKeyProven ?? false)
  const { code: errorCode, advice } = ADVICE[reason]
  return new DomainError(errorCode, { file, reason }, `${file} cannot be read (${reason}). ${advice}`)
}

const ADVICE = {
  'wrong-key': {
    code: 'WRONG_KEY',
    advice: 'The key does not fit: use the key this home was set up with, or its printed recovery key.',
  },
  encrypted: {
    code: 'KEY_MISSING',
    advice: 'The file is encrypted: give its key, or the printed recovery key.',
  },
  'not-encrypted': {
    code: 'DATABASE_UNREADABLE',
    advice: 'It is not encrypted, so it was not written here: put it aside and restore the latest backup.',
  },
  'not-a-database': {
    code: 'DATABASE_UNREADABLE',
    advice: 'It is no database or was cut short: keep it as it is and restore the latest backup.',
  },
  damaged: {
    code: 'DATABASE_UNREADABLE',
    advice: 'It is damaged: keep it as it is and restore the latest backup.',
  },
} as const

type UnreadableReason = keyof typeof ADVICE

function findReason(file: string, hasKey: boolean, isKeyProven: boolean): UnreadableReason {
  const size = statSync(file).size
  if (hasKey && readStart(file) === PLAIN_HEADER) return 'not-encrypted'
  if (size < PAGE_BYTES || size % PAGE_BYTES !== 0) return 'not-a-database'
  if (!hasKey) return 'encrypted'
  return isKeyProven ? 'damaged' : 'wrong-key'
}

function readStart(file: string): string {
  const handle = openSync(file, 'r')
  try {
    const start = Buffer.alloc(PLAIN_HEADER.length)
    readSync(handle, start, 0, start.length, 0)
    return start.toString('latin1')
  } finally {
    closeSync(handle)
  }
}
