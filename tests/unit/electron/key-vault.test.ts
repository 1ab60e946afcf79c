import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isKeyKeptElsewhere, type Keychain, openKeyVault } from '#main/hosts/electron/key-vault.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

/** Turns the bits round: enough to see that nothing is stored in the clear. */
function makeKeychain(overrides: Partial<Keychain> = {}): Keychain {
  const turn = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff))
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptString: (text) => turn(Buffer.from(text)),
    decryptString: (sealed) => turn(sealed).toString(),
    ...overrides,
  }
}

function vault(
  overrides: { keychain?: Keychain; isExistingHome?: boolean; isKeptElsewhere?: boolean; file?: string } = {},
) {
  const file = overrides.file ?? join(makeTemporaryFolder(), 'vault', 'records.key')
  const options = { keychain: makeKeychain(), isExistingHome: false, isKeptElsewhere: false, ...overrides, file }
  return { file, open: () => openKeyVault(options) }
}

describe('the key in the keychain', () => {
  test('a new home gets a key of 32 bytes, sealed on disk, and the same one at the next start', () => {
    const { file, open } = vault()
    const key = open()
    expect(Buffer.from(key!, 'base64')).toHaveLength(32)
    expect(readFileSync(file, 'utf8')).not.toContain(key)
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(openKeyVault({ keychain: makeKeychain(), file, isExistingHome: true, isKeptElsewhere: false })).toBe(key)
  })

  test.each([
    ['there is no keychain', { isEncryptionAvailable: () => false }],
    ['the keychain is only a fixed password', { getSelectedStorageBackend: () => 'basic_text' }],
  ])('none is made when %s', (_when, overrides) => {
    const { file, open } = vault({ keychain: makeKeychain(overrides) })
    expect([open(), existsSync(file)]).toEqual([null, false])
  })

  test('a home that exists already never gets a new key', () => {
    const { file, open } = vault({ isExistingHome: true })
    expect([open(), existsSync(file)]).toEqual([null, false])
  })

  test('a home with a key file is not opened with the key of another home', () => {
    const { file, open } = vault()
    open()
    const other = vault({ file, isExistingHome: true, isKeptElsewhere: true })
    expect(other.open()).toBeNull()
  })

  test('a keychain that cannot open its own seal says what to do and changes nothing', () => {
    const { file, open } = vault()
    open()
    const before = readFileSync(file)
    const broken = makeKeychain({
      decryptString: () => {
        throw new Error('sealed by another user')
      },
    })
    const again = vault({ file, keychain: broken, isExistingHome: true })
    expect(again.open).toThrow(expect.objectContaining({ code: 'KEY_MISSING' }))
    expect(again.open).toThrow('recovery key')
    expect(readFileSync(file)).toEqual(before)
  })
})

describe('where a home keeps its key', () => {
  test.each([
    ['{"source":"key-file"}', true],
    ['{"source":"passphrase"}', true],
    ['{"source":"given"}', false],
    ['{', false],
  ])('%s is read as %s', (content, expected) => {
    const file = join(makeTemporaryFolder(), 'home.json')
    writeFileSync(file, content)
    expect(isKeyKeptElsewhere(file)).toBe(expected)
  })

  test('a home without a note keeps it nowhere yet', () => {
    expect(isKeyKeptElsewhere(join(makeTemporaryFolder(), 'home.json'))).toBe(false)
  })
})
