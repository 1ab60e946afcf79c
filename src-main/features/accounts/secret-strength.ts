// What passwords and PINs must be: at least ten characters of two kinds and five different ones, without the login name; a PIN nobody guesses first.
import { DomainError } from '../../platform/domain-error.ts'

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u, /\p{Script=Han}/u]
const MIN_LENGTH = 10
const MIN_KINDS = 2
const MIN_DIFFERENT = 5
const MIN_DIFFERENT_DIGITS = 3

/** Throws PASSWORD_TOO_WEAK. Looks at the same form that is hashed: full-width letters count as the plain ones. */
export function checkPassword(password: string, loginName: string): void {
  const plain = password.normalize('NFKC')
  const signs = [...plain]
  const kinds = KINDS.filter((kind) => kind.test(plain)).length
  const holdsName = plain.toLowerCase().includes(loginName.normalize('NFKC').toLowerCase())
  if (signs.length < MIN_LENGTH || kinds < MIN_KINDS || new Set(signs).size < MIN_DIFFERENT || holdsName) {
    const values = { minLength: MIN_LENGTH, minKinds: MIN_KINDS, minDifferent: MIN_DIFFERENT }
    throw new DomainError('PASSWORD_TOO_WEAK', { where: 'password', values })
  }
}

/** Throws PIN_TOO_WEAK for 111111, 123456, 654321, 121212 and the like. */
export function checkPin(pin: string): void {
  const digits = [...pin].map(Number)
  const steps = new Set(digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0)))
  const isSequence = steps.size === 1
  if (!/^\d{6}$/.test(pin) || isSequence || new Set(digits).size < MIN_DIFFERENT_DIGITS) {
    throw new DomainError('PIN_TOO_WEAK', { where: 'pin', values: { length: 6 } })
  }
}
