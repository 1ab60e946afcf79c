// Finds the key of a home: given (keychain, recovery key), else from a passphrase, else from a key file outside the data folder.
// Must never make a new key while encrypted files exist, and never write a key into a log or an error.
import { randomBytes, randomUUID, scrypt } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Clock } from '../platform/clock.ts'
import { DomainError } from '../platform/domain-error.ts'
import { type DataFolderPaths, dataFolderPaths, defaultKeyFolder } from '../platform/paths.ts'
import { openDatabase } from './connect.ts'
import { type HomeHeader, isKeyOf, makeKeyCheck, readHomeHeader, writeHomeHeader } from './home-header.ts'
import { readKeyFile, refuseKeyFileInside, writeKeyFile } from './key-file.ts'

export { formatRecoveryKey, parseRecoveryKey } from './recovery-key.ts'

export interface ResolveKeyOptions {
  dataFolder: string
  clock: Pick<Clock, 'now'>
  /** From the OS keychain, or `parseRecoveryKey(text)`. */
  rawKey?: Uint8Array
  /** At least 12 characters when a home is set up with it. */
  passphrase?: string
  /** Overrides where the key file is. */
  keyFile?: string
  /** Overrides the folder of the key files: default ~/.config/yian/keys or %APPDATA%\yian\keys. */
  keyFolder?: string
}

export interface ResolvedKey {
  key: Uint8Array
  source: HomeHeader['source']
  /** Null unless the key lies in one. */
  keyFile: string | null
  folderId: string
  /** The home was set up by this call: show the recovery key to the manager now. */
  isNew: boolean
}

const KEY_BYTES = 32
const SHORTEST_PASSPHRASE = 12
const SCRYPT = { cost: 32_768, blockSize: 8, parallelization: 3 }
const deriveBytes = promisify<string, Buffer, number, object, Buffer>(scrypt)

export async function resolveKey(options: ResolveKeyOptions): Promise<ResolvedKey> {
  const paths = dataFolderPaths(options.dataFolder)
  const header = readHeaderOrNull(paths, options)
  if (header) return openExisting(options, paths, header)
  if (existsSync(paths.recordsFile) || existsSync(paths.telemetryFile)) return adoptWithoutHeader(options, paths)
  return setUp(options, paths)
}

/** The key of a backup by the header in its manifest: works on a new machine that has no data folder yet. */
export async function resolveBackupKey(options: ResolveKeyOptions & { header: HomeHeader }): Promise<ResolvedKey> {
  return openExisting(options, dataFolderPaths(options.dataFolder), options.header)
}

// A key that is given needs no header, so a damaged one must not stand in its way.
function readHeaderOrNull(paths: DataFolderPaths, options: ResolveKeyOptions): HomeHeader | null {
  try {
    return readHomeHeader(paths.headerFile)
  } catch (error) {
    if (options.rawKey) return null
    throw error
  }
}

async function openExisting(
  options: ResolveKeyOptions,
  paths: DataFolderPaths,
  header: HomeHeader,
): Promise<ResolvedKey> {
  const found = await findKey(options, paths, header)
  if (!isKeyOf(header, found.key)) {
    const advice = 'Use the key or passphrase this home was set up with, or its printed recovery key.'
    throw new DomainError(
      'WRONG_KEY',
      { folder: paths.folder },
      `The key does not belong to ${paths.folder}. ${advice}`,
    )
  }
  return { ...found, source: header.source, folderId: header.folderId, isNew: false }
}

interface FoundKey {
  key: Uint8Array
  keyFile: string | null
}

async function findKey(options: ResolveKeyOptions, paths: DataFolderPaths, header: HomeHeader): Promise<FoundKey> {
  if (options.rawKey) return { key: requireLength(options.rawKey), keyFile: null }
  if (options.passphrase !== undefined && header.scrypt) {
    return { key: await derive(options.passphrase, header.scrypt), keyFile: null }
  }
  if (header.source === 'passphrase') throw missing(paths, 'Enter its passphrase, or the printed recovery key.')
  const keyFile = placeOfKeyFile(options, paths, header.folderId)
  if (existsSync(keyFile)) return { key: readKeyFile(keyFile), keyFile }
  if (header.source === 'given')
    throw missing(paths, 'Start it as the user who set it up, or use the printed recovery key.')
  throw missing(paths, `Put back the key file ${keyFile}, or use the printed recovery key.`, keyFile)
}

// home.json is lost but the files are there: only a key that opens them may be written into a new header.
function adoptWithoutHeader(options: ResolveKeyOptions, paths: DataFolderPaths): ResolvedKey {
  const { rawKey, keyFile } = options
  if (!rawKey && !keyFile) {
    const advice = 'home.json is gone: put back the one of the latest backup, or use the printed recovery key.'
    throw missing(paths, advice)
  }
  if (!rawKey && keyFile && !existsSync(keyFile)) throw missing(paths, `Put back the key file ${keyFile}.`, keyFile)
  const key = rawKey ? requireLength(rawKey) : readKeyFile(keyFile ?? '')
  const file = existsSync(paths.recordsFile) ? paths.recordsFile : paths.telemetryFile
  openDatabase({ file, key, role: 'records', readonly: true }).close()
  const source = rawKey ? 'given' : 'key-file'
  const header = makeHeader(options, key, randomUUID(), source, null)
  writeHomeHeader(paths.headerFile, header)
  return { key, source, keyFile: rawKey ? null : (keyFile ?? null), folderId: header.folderId, isNew: false }
}

async function setUp(options: ResolveKeyOptions, paths: DataFolderPaths): Promise<ResolvedKey> {
  const folderId = randomUUID()
  mkdirSync(paths.folder, { recursive: true, mode: 0o700 })
  const made = await makeKey(options, paths, folderId)
  const source = options.rawKey ? 'given' : made.scrypt ? 'passphrase' : 'key-file'
  writeHomeHeader(paths.headerFile, makeHeader(options, made.key, folderId, source, made.scrypt))
  return { key: made.key, source, keyFile: made.keyFile, folderId, isNew: true }
}

interface MadeKey extends FoundKey {
  scrypt: HomeHeader['scrypt']
}

async function makeKey(options: ResolveKeyOptions, paths: DataFolderPaths, folderId: string): Promise<MadeKey> {
  if (options.rawKey) return { key: requireLength(options.rawKey), keyFile: null, scrypt: null }
  if (options.passphrase !== undefined) {
    if ([...options.passphrase].length < SHORTEST_PASSPHRASE) {
      const data = { shortest: SHORTEST_PASSPHRASE }
      throw new DomainError(
        'PASSPHRASE_TOO_SHORT',
        data,
        `A passphrase needs at least ${SHORTEST_PASSPHRASE} characters.`,
      )
    }
    const parameters = { salt: randomBytes(16).toString('hex'), ...SCRYPT }
    return { key: await derive(options.passphrase, parameters), keyFile: null, scrypt: parameters }
  }
  const keyFile = placeOfKeyFile(options, paths, folderId)
  // A key file named by the caller may have been made beforehand, for example by whoever sets up many homes.
  if (options.keyFile && existsSync(keyFile)) return { key: readKeyFile(keyFile), keyFile, scrypt: null }
  const key = Uint8Array.from(randomBytes(KEY_BYTES))
  writeKeyFile(keyFile, key)
  return { key, keyFile, scrypt: null }
}

function placeOfKeyFile(options: ResolveKeyOptions, paths: DataFolderPaths, folderId: string): string {
  const file = options.keyFile ?? join(options.keyFolder ?? defaultKeyFolder(), `${folderId}.key`)
  refuseKeyFileInside(paths.folder, file)
  return file
}

async function derive(passphrase: string, parameters: NonNullable<HomeHeader['scrypt']>): Promise<Uint8Array> {
  const { salt, cost, blockSize, parallelization } = parameters
  const limits = { cost, blockSize, parallelization, maxmem: 256 * cost * blockSize }
  // NFKC: the same passphrase must work whichever input method composed its characters.
  return Uint8Array.from(await deriveBytes(passphrase.normalize('NFKC'), Buffer.from(salt, 'hex'), KEY_BYTES, limits))
}

function makeHeader(
  { clock }: ResolveKeyOptions,
  key: Uint8Array,
  folderId: string,
  source: HomeHeader['source'],
  parameters: HomeHeader['scrypt'],
): HomeHeader {
  return {
    format: 1,
    folderId,
    createdAt: clock.now(),
    source,
    scrypt: parameters,
    keyCheck: makeKeyCheck(key, folderId),
  }
}

function requireLength(key: Uint8Array): Uint8Array {
  if (key.byteLength === KEY_BYTES) return key
  throw new DomainError('WRONG_KEY', { bytes: key.byteLength }, `A key has ${KEY_BYTES} bytes.`)
}

function missing(paths: DataFolderPaths, advice: string, keyFile?: string): DomainError {
  const data = { folder: paths.folder, ...(keyFile ? { keyFile } : {}) }
  return new DomainError('KEY_MISSING', data, `The key of ${paths.folder} is missing. ${advice} Nothing was changed.`)
}
