// The code on a label: short enough to type, worked out from an id, so that a label stays right for ever and a label of another home is known
// as foreign. Pure.

/** Crockford's alphabet: no I, L, O or U, which are misread on a label. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8
const FNV_OFFSET = 0xcbf29ce484222325n
const FNV_PRIME = 0x100000001b3n
const MASK = 0xffffffffffffffffn

/** `YIAN-BED-4K7Q02ZP`: the label's text of an id. */
export function labelCodeOf(prefix: string, id: string): string {
  let hash = FNV_OFFSET
  for (const character of id) hash = ((hash ^ BigInt(character.codePointAt(0) ?? 0)) * FNV_PRIME) & MASK
  let code = ''
  // The upper bits are mixed best.
  for (let shift = 59; code.length < LENGTH; shift -= 5) code += ALPHABET[Number((hash >> BigInt(shift)) & 31n)]
  return prefix + code
}

/**
 * What was scanned or typed in the one form a label has, with or without the prefix; null = it is no such label at all. Full-width letters of
 * an input method, spaces, and letters that look like digits are put right.
 */
export function readLabelCode(prefix: string, text: string): string | null {
  const plain = text.normalize('NFKC').toUpperCase().replace(/\s/g, '')
  const short = (plain.startsWith(prefix) ? plain.slice(prefix.length) : plain)
    .replaceAll('O', '0')
    .replaceAll('I', '1')
    .replaceAll('L', '1')
  const isCode = short.length === LENGTH && [...short].every((character) => ALPHABET.includes(character))
  return isCode ? prefix + short : null
}
