import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '#shared/contract/days.ts'
import { dayOfSerial, readDateCell } from '#shared/features/roster/date-cell.rules.ts'
import type { RosterCellValue } from '#shared/features/roster/roster.model.ts'

const today = '2026-11-22'
function read(value: RosterCellValue, purpose: 'birth' | 'admission' = 'admission'): string {
  const reading = readDateCell(value, purpose, today)
  if (reading.kind === 'day') return reading.day
  if (reading.kind === 'month') return reading.month
  return reading.kind === 'invalid' ? reading.hint : reading.kind
}

test.each([
  [45293, '2024-01-02'],
  [45293.75, '2024-01-02'],
  [20240102, '2024-01-02'],
  ['20240102', '2024-01-02'],
  ['2024.1.2', '2024-01-02'],
  ['2024.01.02.', '2024-01-02'],
  ['2024-1-2', '2024-01-02'],
  ['2024/01/02 ', '2024-01-02'],
  ['2024/1/2 0:00:00', '2024-01-02'],
  ['2024-01-02T00:00:00', '2024-01-02'],
  ['2024年1月2日', '2024-01-02'],
  ['2024年 1月 2号', '2024-01-02'],
  ['2024、1、2', '2024-01-02'],
  ['２０２４．１．２', '2024-01-02'],
  ['2024—1—2', '2024-01-02'],
  ['2024 1 2', '2024-01-02'],
  ['二〇二四年一月二日', '2024-01-02'],
  ['二零二四年十二月三十一日', '2024-12-31'],
  ['二○一九年十月廿五日', '2019-10-25'],
  ['2024年1月2日入住', '2024-01-02'],
  ['2024.1.2（补录）', '2024-01-02'],
  ['24.1.2', '2024-01-02'],
  ['98年3月5日', '1998-03-05'],
  ['24/1/2', '2024-01-02'],
  ['11/13/2024', '2024-11-13'],
  ['45293', '2024-01-02'],
] as const)('an admission written %j is %s', (written, day) => {
  expect(read(written)).toBe(day)
})

test.each([
  ['2026-02-30', 'dateNotInCalendar'],
  ['2024年13月1日', 'dateNotInCalendar'],
  ['2024年1月', '2024-01'],
  ['2024.10', '2024-10'],
  [2024, 'dateDayMissing'],
  ['2024年', 'dateDayMissing'],
  [2024.1, 'dateAmbiguous'],
  ['12/11/2024', 'dateAmbiguous'],
  ['1/2/24', 'dateAmbiguous'],
  ['去年春节', 'dateNotUnderstood'],
  ['2099-01-01', 'dateImplausible'],
  ['1890-01-01', 'dateImplausible'],
  ['#REF!', 'empty'],
  ['', 'empty'],
  [null, 'empty'],
  ['—', 'empty'],
] as const)('an admission written %j is not taken for a day (%s)', (written, told) => {
  expect(read(written)).toBe(told)
})

test('a birth of two digits is of the last century, and of nobody yet unborn', () => {
  expect([
    read('50.3.8', 'birth'),
    read('26-12-20', 'birth'),
    read('2027-01-01', 'birth'),
    read('农历1944年8月15', 'birth'),
  ]).toEqual(['1950-03-08', '1926-12-20', 'dateImplausible', 'dateLunar'])
})

test('every serial number of a spreadsheet is the day the calendar counts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 73_050 }), (serial) => {
      const day = dayOfSerial(serial)
      return day !== null && daysBetween('1899-12-30', day) === serial
    }),
  )
  expect([dayOfSerial(60), dayOfSerial(73_051)]).toEqual([null, null])
})

test('every day is understood in each common way of writing it', () => {
  const days = fc.integer({ min: 0, max: 43_900 }).map((count) => addDays('1906-01-01', count))
  fc.assert(
    fc.property(days, (day) => {
      const [year = '', month = '', date = ''] = day.split('-')
      const written = [
        `${year}.${Number(month)}.${Number(date)}`,
        `${year}年${Number(month)}月${Number(date)}日`,
        `${year}${month}${date}`,
        `${year}/${month}/${date}`,
        daysBetween('1899-12-30', day),
        Number(`${year}${month}${date}`),
      ]
      return written.every((each) => read(each, 'birth') === day)
    }),
  )
})

test('any text at all gets an answer', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.stringMatching(/^[\d年月日./ -]{0,14}$/))
  fc.assert(fc.property(cell, (value) => typeof read(value) === 'string'))
})

test('a novel pasted into a date cell is answered as fast as a date', () => {
  expect(['(', '1', '年', '1 '].map((part) => read(part.repeat(16_000)))).toEqual(
    Array.from({ length: 4 }, () => 'dateNotUnderstood'),
  )
})
