// The key file of a home without keychain and passphrase: readable by its owner only, and never inside the data folder.
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DomainError } from '../platform/domain-error.ts'
import { isInside } from '../platform/paths.ts'

const KEY_TEXT = /^[0-9a-f]{64}$/

export function refuseKeyFileInside(dataFolder: string, file: string): void {
  if (!isInside(dataFolder, file)) return
  const advice = 'Choose a place outside it: who copies the folder must not get the key with it.'
  throw new DomainError('KEY_FILE_MISPLACED', { file }, `${file} lies inside the data folder. ${advice}`)
}

export function readKeyFile(file: string): Uint8Array {
  const handle = openSync(file, 'r')
  try {
    const mode = fstatSync(handle).mode
    // Windows keeps the user's profile folder private and knows no such bits.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      const advice = `Run: chmod 600 '${file}', and make a new key if somebody else may have read it.`
      throw new DomainError('KEY_FILE_EXPOSED', { file }, `Other users of this machine can read ${file}. ${advice}`)
    }
    const text = readFileSync(handle, 'utf8').trim()
    if (KEY_TEXT.test(text)) return Uint8Array.from(Buffer.from(text, 'hex'))
  } finally {
    closeSync(handle)
  }
  const advice = 'Put back the copy you keep of it, or start with the printed recovery key.'
  throw new DomainError('KEY_FILE_UNREADABLE', { file }, `${file} does not hold a key. ${advice}`)
}

/** Never overwrites: another home's key may be in the way. */
export function writeKeyFile(file: string, key: Uint8Array): void {
  if (existsSync(file)) {
    const advice = 'Move it aside first; it may be the only key of another home.'
    throw new DomainError('KEY_FILE_EXISTS', { file }, `${file} exists already. ${advice}`)
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${Buffer.from(key).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
}
