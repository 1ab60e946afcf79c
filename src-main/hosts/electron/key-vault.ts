// The records key in the OS keychain (Electron safeStorage). Without a keychain the backend falls back to its key file.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DomainError } from '../../platform/domain-error.ts'

/** The part of Electron's safeStorage that is used. */
export type Keychain = {
  isEncryptionAvailable(): boolean
  getSelectedStorageBackend?(): string
  encryptString(text: string): Buffer
  decryptString(sealed: Buffer): string
}

/** On Linux without a secret service the "keychain" is a fixed password; that protects nothing. */
function isTrustworthy(keychain: Keychain): boolean {
  return keychain.isEncryptionAvailable() && keychain.getSelectedStorageBackend?.() !== 'basic_text'
}

export type KeyVaultOptions = {
  keychain: Keychain
  file: string
  isExistingHome: boolean
  /** The home was set up with a passphrase or a key file: the keychain's key is another home's. */
  isKeptElsewhere: boolean
}

/** Reads where the key comes from out of home.json; a damaged or missing note says nothing. */
export function isKeyKeptElsewhere(headerFile: string): boolean {
  try {
    const { source } = JSON.parse(readFileSync(headerFile, 'utf8')) as { source?: unknown }
    return source === 'passphrase' || source === 'key-file'
  } catch {
    return false
  }
}

/** Key as base64; null = let the backend use its key file. A new key is made only for a home that does not exist yet. */
export function openKeyVault({ keychain, file, isExistingHome, isKeptElsewhere }: KeyVaultOptions): string | null {
  if (isKeptElsewhere || !isTrustworthy(keychain)) return null
  if (existsSync(file)) {
    try {
      return keychain.decryptString(readFileSync(file))
    } catch {
      const advice =
        'Sign in to the computer as the user who set up the home, or restore with the printed recovery key.'
      throw new DomainError('KEY_MISSING', { file }, `The keychain cannot open ${file}. ${advice}`)
    }
  }
  if (isExistingHome) return null
  const key = randomBytes(32).toString('base64')
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.new`
  writeFileSync(draft, keychain.encryptString(key), { mode: 0o600, flush: true })
  renameSync(draft, file)
  return key
}
