// The code on the label of a bed: short enough to type, worked out from the bed's id, so that a label stays right for ever and a label of
// another home is known as foreign. Pure.

const PREFIX = 'YIAN-BED-'
/** Crockford's alphabet: no I, L, O or U, which are misread on a label. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8
const FNV_OFFSET = 0xcbf29ce484222325n
const FNV_PRIME = 0x100000001b3n
const MASK = 0xffffffffffffffffn

/** `YIAN-BED-4K7Q02ZP`: the label's text of a bed. */
export function bedCodeOf(bedId: string): string {
  let hash = FNV_OFFSET
  for (const character of bedId) hash = ((hash ^ BigInt(character.codePointAt(0) ?? 0)) * FNV_PRIME) & MASK
  let code = ''
  // The upper bits are mixed best.
  for (let shift = 59; code.length < LENGTH; shift -= 5) code += ALPHABET[Number((hash >> BigInt(shift)) & 31n)]
  return PREFIX + code
}

/**
 * What was scanned or typed in the one form a label has, with or without the prefix; null = it is no bed label at all. Full-width letters of an
 * input method, spaces, and letters that look like digits are put right.
 */
export function readBedCode(text: string): string | null {
  const plain = text.normalize('NFKC').toUpperCase().replace(/\s/g, '')
  const short = (plain.startsWith(PREFIX) ? plain.slice(PREFIX.length) : plain)
    .replaceAll('O', '0')
    .replaceAll('I', '1')
    .replaceAll('L', '1')
  const isCode = short.length === LENGTH && [...short].every((character) => ALPHABET.includes(character))
  return isCode ? PREFIX + short : null
}
