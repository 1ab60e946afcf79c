import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskIdNumber, maskName, maskPhone } from '#shared/contract/masking.ts'

test('a masked ID number shows area and last four', () => {
  expect([maskIdNumber('350582194612221234'), maskIdNumber('350502600627600'), maskIdNumber('12345')]).toEqual([
    '350582********1234',
    '350502*****7600',
    '*****',
  ])
})

test('a masked name shows the surname only', () => {
  expect(['王芳', '王秀英', '欧阳菲菲', '欧阳', '王', '阿依古丽·买买提', ''].map(maskName)).toEqual([
    '王*',
    '王**',
    '欧阳**',
    '欧*',
    '*',
    '阿*******',
    '',
  ])
})

test('a masked phone keeps what helps to recognise it', () => {
  expect(['13812341234', '0595-85681234', '85681234', '110'].map(maskPhone)).toEqual([
    '138****1234',
    '****-****1234',
    '****1234',
    '***',
  ])
})

test('no mask ever shows the birth in an ID number or more than four last digits of a phone', () => {
  fc.assert(fc.property(fc.stringMatching(/^\d{17}[\dX]$/), (id) => maskIdNumber(id).slice(6, 14) === '********'))
  fc.assert(fc.property(fc.stringMatching(/^\d{5,20}$/), (phone) => (maskPhone(phone).match(/\d/g)?.length ?? 0) <= 7))
})
