// Reads a resident ID number (公民身份号码, GB 11643-1999; residence permits of 港澳台 share its check digit).
// Must never guess a digit: a number that fails its check is refused, a 15-digit one is converted only with a mark.
import { ageOn, isDay } from '../../contract/days.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'
/** No verified age has passed 122; an ID that says more carries a wrong year. */
const OLDEST_AGE_YEARS = 122
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
)

/** Which paper the number belongs to; told by its first six digits. */
export type IdNumberKind = 'citizen' | 'hong-kong-permit' | 'macao-permit' | 'taiwan-permit'
/** Does not make the number invalid: area codes may be historical, and age is judged by the reader. */
export type IdNumberWarning = 'AREA_UNKNOWN' | 'AGE_IMPLAUSIBLE'
/** Why a number is refused. */
export type IdNumberFault = 'EMPTY' | 'LENGTH' | 'CHARACTERS' | 'BIRTH' | 'CHECK_DIGIT'

/** What a number says. `legacy` = a 15-digit number of before 1999, to be confirmed by a person before use. */
export type IdNumberReading =
  | {
      status: 'valid'
      idNumber: string
      kind: IdNumberKind
      areaCode: string
      birth: string
      sex: 'male' | 'female'
      warnings: IdNumberWarning[]
    }
  | { status: 'legacy'; converted: string; areaCode: string; birth: string; sex: 'male' | 'female' }
  | { status: 'invalid'; fault: IdNumberFault }

/** Brings typed text to the printed form: half-width, upper-case X, no spaces, hyphens, quotes or invisible characters. */
export function normaliseIdNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[×Х✕]/gu, 'X')
    .replace(/[\s\u200b-\u200f\u2060\ufeff'’‘`"“”\-‐-―.·]/gu, '')
}

/** The 18th character for the first 17 digits. Throws RangeError unless given exactly 17 digits. */
export function idCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('Give exactly the first 17 digits of the ID number.')
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return CHECK_DIGITS.charAt(sum % 11)
}

function birthIn(digits: string): string {
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
}

function sexOf(sequenceLastDigit: string): 'male' | 'female' {
  return Number(sequenceLastDigit) % 2 === 1 ? 'male' : 'female'
}

function kindOf(areaCode: string): IdNumberKind {
  if (areaCode === '810000') return 'hong-kong-permit'
  if (areaCode === '820000') return 'macao-permit'
  if (areaCode === '830000') return 'taiwan-permit'
  return 'citizen'
}

function convertLegacy(number: string): IdNumberReading {
  const first17 = `${number.slice(0, 6)}19${number.slice(6)}`
  const birth = birthIn(first17.slice(6, 14))
  if (!isDay(birth)) return { status: 'invalid', fault: 'BIRTH' }
  return {
    status: 'legacy',
    converted: first17 + idCheckDigit(first17),
    areaCode: number.slice(0, 6),
    birth,
    sex: sexOf(number.charAt(14)),
  }
}

/** Reads an ID number as typed. `today` ('YYYY-MM-DD') is needed only to mark an implausible age (below 0 or above 122). */
export function readIdNumber(text: string, today: string): IdNumberReading {
  const number = normaliseIdNumber(text)
  if (number === '') return { status: 'invalid', fault: 'EMPTY' }
  if (!/^\d+X?$/.test(number)) return { status: 'invalid', fault: 'CHARACTERS' }
  if (/^\d{15}$/.test(number)) return convertLegacy(number)
  if (number.length !== 18) return { status: 'invalid', fault: 'LENGTH' }
  if (idCheckDigit(number.slice(0, 17)) !== number.charAt(17)) return { status: 'invalid', fault: 'CHECK_DIGIT' }
  const birth = birthIn(number.slice(6, 14))
  if (!isDay(birth)) return { status: 'invalid', fault: 'BIRTH' }
  const areaCode = number.slice(0, 6)
  const warnings: IdNumberWarning[] = []
  if (!PROVINCES.has(areaCode.slice(0, 2))) warnings.push('AREA_UNKNOWN')
  const age = ageOn(birth, today)
  if (age < 0 || age > OLDEST_AGE_YEARS) warnings.push('AGE_IMPLAUSIBLE')
  return {
    status: 'valid',
    idNumber: number,
    kind: kindOf(areaCode),
    areaCode,
    birth,
    sex: sexOf(number.charAt(16)),
    warnings,
  }
}

/** True when the text, once normalised, is a whole 18-character number with a right check digit and an existing birth day. */
export function isValidIdNumber(text: string): boolean {
  return readIdNumber(text, '2000-01-01').status === 'valid'
}
