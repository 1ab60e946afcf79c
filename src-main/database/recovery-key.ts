// The key in a form that can be printed, kept in a safe and typed back in by hand.
import { createHash } from 'node:crypto'
import { DomainError } from '../platform/domain-error.ts'

// Crockford's base 32: no I, L, O or U, which people misread on paper.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const KEY_BYTES = 32
const CHECK_BYTES = 3
const SYMBOLS = ((KEY_BYTES + CHECK_BYTES) * 8) / 5
const GROUP = 4

/** 56 characters in 14 groups of 4: 256 bits of key and 24 bits that catch a slip of the pen. */
export function formatRecoveryKey(key: Uint8Array): string {
  if (key.byteLength !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes`)
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of Buffer.concat([key, checksum(key)])) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(value >>> bits) & 31]
    }
    value &= (1 << bits) - 1
  }
  return (text.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
}

/** Accepts lower case, spaces for dashes, O for 0 and I or L for 1. */
export function parseRecoveryKey(text: string): Uint8Array {
  const symbols = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}_]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const strange = [...symbols].findIndex((symbol) => !ALPHABET.includes(symbol))
  if (strange >= 0) throw invalid(`the character in group ${Math.floor(strange / GROUP) + 1} is not used in a key`)
  if (symbols.length !== SYMBOLS) throw invalid(`${SYMBOLS} characters are needed, ${symbols.length} were given`)
  const bytes = Buffer.alloc(KEY_BYTES + CHECK_BYTES)
  let bits = 0
  let value = 0
  let at = 0
  for (const symbol of symbols) {
    value = (value << 5) | ALPHABET.indexOf(symbol)
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (value >>> bits) & 0xff
    value &= (1 << bits) - 1
  }
  const key = Uint8Array.from(bytes.subarray(0, KEY_BYTES))
  if (!checksum(key).equals(bytes.subarray(KEY_BYTES))) throw invalid('its check characters do not match')
  return key
}

function checksum(key: Uint8Array): Buffer {
  return createHash('sha256').update('yian recovery key').update(key).digest().subarray(0, CHECK_BYTES)
}

function invalid(reason: string): DomainError {
  const message = `The recovery key is not valid: ${reason}. Compare it with the printed sheet, group by group.`
  return new DomainError('RECOVERY_KEY_INVALID', { reason }, message)
}
