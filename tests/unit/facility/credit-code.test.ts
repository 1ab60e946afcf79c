import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaName, COUNTIES, streetsOf, twelveDigitCode } from '#shared/features/facility/area-codes.ts'
import {
  creditCodeCheckCharacter,
  isValidOrganisationCode,
  readCreditCode,
} from '#shared/features/facility/credit-code.rules.ts'
import samples from '../../fixtures/validators/id-samples.json' with { type: 'json' }

test('the published credit codes are judged as their sources say', () => {
  expect(samples.uscc.map(({ value }) => readCreditCode(value).status === 'valid')).toEqual(
    samples.uscc.map(({ valid }) => valid),
  )
})

test('the check character a wrong code should have had is computed, never filled in', () => {
  const wrong = samples.uscc.filter((sample) => 'expected_check' in sample)
  expect(wrong.map(({ value }) => creditCodeCheckCharacter(value.slice(0, 17)))).toEqual(
    wrong.map((sample) => sample.expected_check),
  )
})

test('a private home shows as 民办非企业 with the organisation code inside', () => {
  const first17 = `52350582${'71526726X'}`
  expect(readCreditCode(` ${first17.toLowerCase()}${creditCodeCheckCharacter(first17)} `)).toMatchObject({
    status: 'valid',
    nature: 'private-non-enterprise',
    areaCode: '350582',
    organisationCode: '71526726X',
    isOrganisationCodeValid: true,
  })
})

test('organisation codes keep their own check', () => {
  expect(['71526726X', '192203821', '79965505-8', '715267261', '7152'].map(isValidOrganisationCode)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

const symbol = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY')
test('no single wrong character of a credit code goes unseen', () => {
  const body = fc.array(symbol, { minLength: 17, maxLength: 17 }).map((list) => list.join(''))
  fc.assert(
    fc.property(body, fc.nat(16), symbol, (first17, at, other) => {
      const whole = first17 + creditCodeCheckCharacter(first17)
      const wrong = whole.slice(0, at) + other + whole.slice(at + 1)
      return readCreditCode(whole).status === 'valid' && (wrong === whole || readCreditCode(wrong).status === 'invalid')
    }),
  )
})

test('晋江市 has 6 streets and 13 towns, 南安市 3 streets, 21 towns and 2 townships', () => {
  const count = (county: string, ending: RegExp): number =>
    streetsOf(county).filter(({ name }) => ending.test(name)).length
  expect({
    counties: COUNTIES.length,
    jinjiang: [count('350582', /街道$/), count('350582', /镇$/)],
    nanan: [count('350583', /街道$/), count('350583', /镇$/), count('350583', /乡$/)],
  }).toEqual({ counties: 12, jinjiang: [6, 13], nanan: [3, 21, 2] })
})

test('a code is named at every length, and an unknown one is not', () => {
  expect(['350500', '350582', '350582101', '350583119000', '350582108', '110105'].map(areaName)).toEqual([
    '泉州市',
    '晋江市',
    '晋江市安海镇',
    '南安市水头镇',
    null,
    null,
  ])
  expect(twelveDigitCode('350582101')).toBe('350582101000')
})
