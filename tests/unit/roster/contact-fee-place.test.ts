import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readContact, readPhone } from '#shared/features/roster/contact-cell.rules.ts'
import { readMonthlyFee } from '#shared/features/roster/fee-cell.rules.ts'
import { readBed, readBuilding, readRoom, splitPlace, splitRoom } from '#shared/features/roster/place-cell.rules.ts'
import { readName } from '#shared/features/roster/roster-person.rules.ts'

test.each([
  ['陈永福 １３８０９３５６７９９', '陈永福', '13809356799', null],
  ['吴建发 136-8133-8705', '吴建发', '13681338705', null],
  ['陈永福13809356799', '陈永福', '13809356799', null],
  ['13809356799 陈永福', '陈永福', '13809356799', null],
  ['陈永福：138 0935 6799', '陈永福', '13809356799', null],
  ['陈永福（侄子）13809356799', '陈永福', '13809356799', '侄子'],
  ['儿子 陈永福 13809356799', '陈永福', '13809356799', '儿子'],
  ['陈永福/13809356799/13900139000', '陈永福', '13809356799', null],
  ['陈永福 +86 13809356799', '陈永福', '13809356799', null],
  ['陈永福 0595-85681234', '陈永福', '0595-85681234', null],
  ['陈永福 （0595）85681234', '陈永福', '0595-85681234', null],
  ['联系人：陈永福 电话：13809356799', '陈永福', '13809356799', null],
  ['王 芳 13809356799', '王芳', '13809356799', null],
  ['苏德水', '苏德水', null, null],
] as const)('the contact %j is taken apart', (written, name, phone, relation) => {
  expect(readContact(written)).toEqual({ name, phone, relation, hasBadNumber: false })
})

test('a number of the wrong length is no phone, and is told from a missing one', () => {
  expect(readContact('陈永福 1380935679')).toEqual({ name: '陈永福', phone: null, relation: null, hasBadNumber: true })
  expect(readContact(13809356799)).toMatchObject({ name: null, phone: '13809356799' })
  expect(['12345678901', '138093567990', '85681234', '110', '010-65123456转12'].map(readPhone)).toEqual([
    null,
    null,
    '85681234',
    null,
    '010-65123456转12',
  ])
})

test.each([
  [3500, 3500],
  ['1,900元', 1900],
  ['3,500元/月', 3500],
  ['￥3500.50', 3500.5],
  ['３５００', 3500],
  ['每月3500元', 3500],
  ['0.35万', 3500],
  ['3500元（含护理费）', 3500],
  ['免费', 0],
  ['', 'empty'],
  ['-', 'empty'],
  ['42000元/年', 'feeNotMonthly'],
  ['1500+2000', 'feeNotOneAmount'],
  ['3,50', 'feeNotUnderstood'],
  ['面议', 'feeNotUnderstood'],
  [-5, 'feeNotUnderstood'],
] as const)('the fee %j reads as %s', (written, expected) => {
  const reading = readMonthlyFee(written)
  expect(reading.kind === 'yuan' ? reading.amount : reading.kind === 'invalid' ? reading.hint : reading.kind).toBe(
    expected,
  )
})

test.each([
  ['1号楼101-1床', '1号楼', '101', '1'],
  ['1号楼 101室 1床', '1号楼', '101', '1'],
  ['一号楼101房2号床', '1号楼', '101', '2'],
  ['1#楼-101-2', '1号楼', '101', '2'],
  ['A-03-305-2', 'A', '305', '2'],
  ['A栋3楼305-2', 'A栋', '305', '2'],
  ['101-1', null, '101', '1'],
  ['101房1床', null, '101', '1'],
  ['101室-A床', null, '101', 'A'],
  ['2床', null, null, '2'],
  ['2 床', null, null, '2'],
  ['101 1床', null, '101', '1'],
] as const)('the place %j is taken apart', (written, building, room, bed) => {
  expect(splitPlace(written)).toEqual({ building, room, bed })
})

test('building, room and bed are compared without the words around their numbers', () => {
  expect([101, '102室', '１０３房', '104号房', 'a105', ''].map(readRoom)).toEqual([
    '101',
    '102',
    '103',
    '104',
    'A105',
    null,
  ])
  expect([1, '1床', '１号床', '02', '床3', '一床', 'A床', '无'].map(readBed)).toEqual([
    '1',
    '1',
    '1',
    '2',
    '3',
    '1',
    'A',
    null,
  ])
  expect(['1号楼', '一号楼', '1#', '1＃楼', '东楼', null].map(readBuilding)).toEqual([
    '1号楼',
    '1号楼',
    '1号楼',
    '1号楼',
    '东楼',
    null,
  ])
  expect(splitRoom('1号楼101')).toEqual({ building: '1号楼', room: '101' })
})

test('a name loses its alignment spaces and its notes, never a character', () => {
  expect(['陈 启明', '王　芳', '林彩云（请假）', '阿依古丽·买买提', 'Mary Chen', ' '].map(readName)).toEqual([
    { name: '陈启明', hasNote: false },
    { name: '王芳', hasNote: false },
    { name: '林彩云', hasNote: true },
    { name: '阿依古丽·买买提', hasNote: false },
    { name: 'Mary Chen', hasNote: false },
    { name: null, hasNote: false },
  ])
})

test('any text at all gets an answer from every cell rule', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.stringMatching(/^[\d一二床室楼#-]{0,10}$/)),
      (value) => {
        const fee = readMonthlyFee(value)
        readContact(value)
        splitPlace(value)
        splitRoom(value)
        return fee.kind !== 'yuan' || (fee.amount >= 0 && Number.isFinite(fee.amount))
      },
    ),
  )
})
