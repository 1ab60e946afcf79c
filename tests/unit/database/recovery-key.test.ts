import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatRecoveryKey, parseRecoveryKey } from '#main/database/recovery-key.ts'

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe('the printed recovery key', () => {
  test('every key comes back from paper, also typed in lower case, with blanks, and with O for 0 and l for 1', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const printed = formatRecoveryKey(key)
        expect(printed).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/)
        const typed = printed.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
        expect([parseRecoveryKey(printed), parseRecoveryKey(typed)]).toEqual([key, key])
      }),
    )
  })

  test('one wrong character anywhere is noticed', () => {
    const printed = formatRecoveryKey(Uint8Array.from({ length: 32 }, (_, index) => index))
    for (const [at, symbol] of [...printed].entries()) {
      if (symbol === '-') continue
      const slip = printed.slice(0, at) + (symbol === '7' ? '8' : '7') + printed.slice(at + 1)
      expect(() => parseRecoveryKey(slip)).toThrow(/check characters/)
    }
  })

  test('a character that is never printed is named by its group, a short key by its length', () => {
    const printed = formatRecoveryKey(new Uint8Array(32))
    expect(() => parseRecoveryKey(`${printed.slice(0, 10)}?${printed.slice(11)}`)).toThrow(/group 3/)
    expect(() => parseRecoveryKey(printed.slice(5))).toThrow(/52 were given/)
  })
})
