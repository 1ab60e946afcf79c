// Checks a unified social credit code (统一社会信用代码, GB 32100-2015) and the organisation code inside it (GB 11714).
// Must never correct a code: a home copies it from its certificate, and a wrong one is refused by every receiver.

const SYMBOLS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** What the first two characters hint about the nature of the body. */
export type OrganisationNature =
  | 'public-institution'
  | 'private-non-enterprise'
  | 'social-association'
  | 'foundation'
  | 'enterprise'
  | 'sole-trader'
  | 'other'

const NATURES: Record<string, OrganisationNature> = {
  '12': 'public-institution',
  '51': 'social-association',
  '52': 'private-non-enterprise',
  '53': 'foundation',
  '91': 'enterprise',
  '92': 'sole-trader',
}

/** Why a code is refused. */
export type CreditCodeFault = 'EMPTY' | 'LENGTH' | 'CHARACTERS' | 'CHECK_CHARACTER'

/** `isOrganisationCodeValid` false is a warning only: some bodies were given codes whose inner check does not hold. */
export type CreditCodeReading =
  | {
      status: 'valid'
      creditCode: string
      nature: OrganisationNature
      areaCode: string
      organisationCode: string
      isOrganisationCodeValid: boolean
    }
  | { status: 'invalid'; fault: CreditCodeFault }

/** Half-width, upper-case, without spaces and hyphens. */
export function normaliseCreditCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b-\u200f\ufeff-]/gu, '')
}

/** The 18th character for the first 17. Throws RangeError unless given exactly 17 allowed characters. */
export function creditCodeCheckCharacter(first17: string): string {
  let sum = 0
  for (const [index, weight] of WEIGHTS.entries()) {
    const value = SYMBOLS.indexOf(first17.charAt(index) || ' ')
    if (value < 0) throw new RangeError('Give exactly the first 17 characters of the credit code.')
    sum += value * weight
  }
  return SYMBOLS.charAt((31 - (sum % 31)) % 31)
}

/** The 9th character of an organisation code for its first 8. Throws RangeError unless given 8 of 0-9 A-Z. */
export function organisationCodeCheckCharacter(first8: string): string {
  if (!/^[0-9A-Z]{8}$/.test(first8))
    throw new RangeError('Give exactly the first 8 characters of the organisation code.')
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + weight * parseInt(first8.charAt(index), 36),
    0,
  )
  const check = 11 - (sum % 11)
  if (check === 10) return 'X'
  return check === 11 ? '0' : String(check)
}

/** True for a 9-character organisation code, with or without the hyphen before its check character. */
export function isValidOrganisationCode(text: string): boolean {
  const code = normaliseCreditCode(text)
  return /^[0-9A-Z]{9}$/.test(code) && organisationCodeCheckCharacter(code.slice(0, 8)) === code.charAt(8)
}

/** Reads a credit code as typed. */
export function readCreditCode(text: string): CreditCodeReading {
  const code = normaliseCreditCode(text)
  if (code === '') return { status: 'invalid', fault: 'EMPTY' }
  if (code.length !== 18) return { status: 'invalid', fault: 'LENGTH' }
  if ([...code].some((character) => !SYMBOLS.includes(character))) return { status: 'invalid', fault: 'CHARACTERS' }
  if (creditCodeCheckCharacter(code.slice(0, 17)) !== code.charAt(17)) {
    return { status: 'invalid', fault: 'CHECK_CHARACTER' }
  }
  const organisationCode = code.slice(8, 17)
  return {
    status: 'valid',
    creditCode: code,
    nature: NATURES[code.slice(0, 2)] ?? 'other',
    areaCode: code.slice(2, 8),
    organisationCode,
    isOrganisationCodeValid: isValidOrganisationCode(organisationCode),
  }
}
