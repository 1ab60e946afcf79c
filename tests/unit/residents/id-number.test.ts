import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idCheckDigit, isValidIdNumber, readIdNumber } from '#shared/features/residents/id-number.rules.ts'
import samples from '../../fixtures/validators/id-samples.json' with { type: 'json' }

const today = '2026-11-22'
const statusOf = (value: string): string => readIdNumber(value, today).status

test('the published ID numbers are judged as their sources say', () => {
  const judged = samples.resident_id.map(({ value }) => statusOf(value))
  const expected = samples.resident_id.map(({ valid }) => {
    if (valid === false) return 'invalid'
    return valid === '15-digit legacy' ? 'legacy' : 'valid'
  })
  expect(judged).toEqual(expected)
})

test('an ID number tells birth, sex and area, in whatever width and case it was typed', () => {
  expect(readIdNumber(' １１０１０５ 19491231-002ｘ ', today)).toEqual({
    status: 'valid',
    idNumber: '11010519491231002X',
    kind: 'citizen',
    areaCode: '110105',
    birth: '1949-12-31',
    sex: 'female',
    warnings: [],
  })
})

test('a number whose check digit holds but whose bearer would be 146 is marked, not refused', () => {
  expect(readIdNumber('440524188001010014', today)).toMatchObject({ status: 'valid', warnings: ['AGE_IMPLAUSIBLE'] })
})

test('an unknown or historical area code only warns', () => {
  const first17 = '99010119491231002'
  expect(readIdNumber(first17 + idCheckDigit(first17), today)).toMatchObject({
    status: 'valid',
    warnings: ['AREA_UNKNOWN'],
  })
})

test('a 15-digit number is converted only as a proposal', () => {
  expect(readIdNumber('110105491231002', today)).toEqual({
    status: 'legacy',
    converted: '11010519491231002X',
    areaCode: '110105',
    birth: '1949-12-31',
    sex: 'female',
  })
})

test('residence permits of 港澳台 residents are told apart by their first six digits', () => {
  const kinds = ['810000', '820000', '830000'].map((area) => {
    const first17 = `${area}19550310001`
    return readIdNumber(first17 + idCheckDigit(first17), today)
  })
  expect(kinds.map((reading) => reading.status === 'valid' && reading.kind)).toEqual([
    'hong-kong-permit',
    'macao-permit',
    'taiwan-permit',
  ])
})

test('a refusal says why', () => {
  const faults = ['', '1234', '35058219601012488A', '350582196010124884', '110105491331002'].map((value) => {
    const reading = readIdNumber(value, today)
    return reading.status === 'invalid' ? reading.fault : null
  })
  expect(faults).toEqual(['EMPTY', 'LENGTH', 'CHARACTERS', 'CHECK_DIGIT', 'BIRTH'])
})

const first17 = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.date({ min: new Date('1910-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([area, date, sequence]) => {
    return `${area}${date.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  })

test('no single wrong digit in an ID number goes unseen', () => {
  fc.assert(
    fc.property(first17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
      const whole = digits + idCheckDigit(digits)
      const wrong = whole.slice(0, at) + String((Number(whole[at]) + shift) % 10) + whole.slice(at + 1)
      return isValidIdNumber(whole) && !isValidIdNumber(wrong)
    }),
  )
})

test('no two neighbouring digits can be swapped unseen', () => {
  fc.assert(
    fc.property(first17, fc.nat(15), (digits, at) => {
      const whole = digits + idCheckDigit(digits)
      const swapped = whole.slice(0, at) + whole.charAt(at + 1) + whole.charAt(at) + whole.slice(at + 2)
      return swapped === whole || !isValidIdNumber(swapped)
    }),
  )
})

test('any text at all gets an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => ['valid', 'legacy', 'invalid'].includes(statusOf(text))),
  )
})
