import { describe, expect, test } from 'vitest'
import { checkPassword, checkPin } from '#main/features/accounts/secret-strength.ts'
import { hashSecret, verifySecret } from '#main/platform/secret-hash.ts'

const isRefused = (act: () => void, code: string): boolean => {
  try {
    act()
    return false
  } catch (error) {
    expect(error).toMatchObject({ code })
    return true
  }
}
const isWeak = (password: string, loginName = 'chenyan'): boolean =>
  isRefused(() => checkPassword(password, loginName), 'PASSWORD_TOO_WEAK')

describe('a password', () => {
  test.each([
    ['Abc-123456', 'ten characters of several kinds'],
    ['correct horse battery', 'long words with blanks'],
    ['福州茶亭2026年春分', 'Chinese with digits'],
  ])('%s is taken: %s', (password) => {
    expect(isWeak(password)).toBe(false)
  })

  test.each([
    ['Abc-12345', 'nine characters'],
    ['abcdefghijkl', 'one kind only'],
    ['1234567890123', 'digits only'],
    ['aaaaaaaaaa1', 'two different characters'],
    ['xx-ChenYan-2026', 'the login name in it, whatever its case'],
    ['xx-\uff43\uff48\uff45\uff4e\uff59\uff41\uff4e-2026', 'the login name in full-width letters'],
    ['12345678901\uff11', 'a full-width digit is no second kind'],
    ['\u{1f33c}\u{1f33c}\u{1f33c}\u{1f33c}\u{1f33c}a1', 'seven characters that are long in memory'],
  ])('%s is refused: %s', (password) => {
    expect(isWeak(password)).toBe(true)
  })

  test('is the same however an input method composed it', async () => {
    const stored = await hashSecret('Cafe\u0301-\uff12\uff10\uff12\uff16-x', { logN: 4, r: 8, p: 1 })
    expect(await verifySecret('Caf\u00e9-2026-x', stored)).toBe(true)
    expect(await verifySecret('Cafe-2026-x', stored)).toBe(false)
  })

  test('never matches a stored value that is damaged', async () => {
    expect(await verifySecret('x', 'scrypt$4$8$1$$')).toBe(false)
    expect(await verifySecret('x', 'plain')).toBe(false)
  })
})

describe('a PIN', () => {
  test.each(['111111', '123456', '654321', '121212', '112112', '000001', '12345', '1234567', '12345a', ''])(
    '%j is refused',
    (pin) => {
      expect(isRefused(() => checkPin(pin), 'PIN_TOO_WEAK')).toBe(true)
    },
  )

  test.each(['284915', '260801', '900412'])('%s is taken', (pin) => {
    expect(isRefused(() => checkPin(pin), 'PIN_TOO_WEAK')).toBe(false)
  })
})
