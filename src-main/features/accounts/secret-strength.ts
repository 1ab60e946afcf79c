// What passwords and PINs must be: at least ten characters of two kinds, not the login name; a PIN that is not a plain sequence.
import { DomainError } from '../../platform/domain-error.ts'

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u, /\p{Script=Han}/u]

/** Throws PASSWORD_TOO_WEAK. */
export function checkPassword(password: string, loginName: string): void {
  const kinds = KINDS.filter((kind) => kind.test(password)).length
  const holdsName = password.toLowerCase().includes(loginName.toLowerCase())
  if (password.length < 10 || kinds < 2 || holdsName) {
    throw new DomainError('PASSWORD_TOO_WEAK', { where: 'password', values: { minLength: 10, minKinds: 2 } })
  }
}

/** Throws PIN_TOO_WEAK for 111111, 123456, 654321 and the like. */
export function checkPin(pin: string): void {
  const digits = [...pin].map(Number)
  const steps = new Set(digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0)))
  const isSequence = steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? Number.NaN)
  if (!/^\d{6}$/.test(pin) || isSequence) throw new DomainError('PIN_TOO_WEAK', { where: 'pin', values: { length: 6 } })
}
