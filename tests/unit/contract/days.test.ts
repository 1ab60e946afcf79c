import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, ageOn, dayOf, daysBetween, isDay, monthBounds, startOfDay } from '#shared/contract/days.ts'

const day = fc.integer({ min: -20_000, max: 60_000 }).map((count) => addDays('1970-01-01', count))

test('only days of the calendar are days', () => {
  expect(['2024-02-29', '2026-02-29', '2026-02-30', '2026-13-01', '2026-1-1', '2026-12-31T00', ''].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ])
})

test('adding days and counting them are each other reversed', () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: -9000, max: 9000 }),
      (from, count) => daysBetween(from, addDays(from, count)) === count,
    ),
  )
})

test('a month later never falls out of the month', () => {
  expect([
    addMonths('2026-01-31', 1),
    addMonths('2023-11-30', 3),
    addMonths('2026-03-31', -1),
    addMonths('2026-01-15', -13),
  ]).toEqual(['2026-02-28', '2024-02-29', '2026-02-28', '2024-12-15'])
})

test('a month runs from its first to its last day', () => {
  expect([monthBounds('2026-10'), monthBounds('2024-02')]).toEqual([
    { from: '2026-10-01', to: '2026-10-31' },
    { from: '2024-02-01', to: '2024-02-29' },
  ])
  expect(() => monthBounds('2026-13')).toThrow(RangeError)
})

test('an instant belongs to the day of China, whatever zone the machine is in', () => {
  expect([dayOf(Date.UTC(2026, 9, 31, 15, 59, 59, 999)), dayOf(Date.UTC(2026, 9, 31, 16))]).toEqual([
    '2026-10-31',
    '2026-11-01',
  ])
  fc.assert(
    fc.property(day, (each) => dayOf(startOfDay(each)) === each && dayOf(startOfDay(each) - 1) === addDays(each, -1)),
  )
})

test('age turns on the birthday', () => {
  expect([
    ageOn('1946-11-22', '2026-11-21'),
    ageOn('1946-11-22', '2026-11-22'),
    ageOn('1940-02-29', '2026-02-28'),
    ageOn('1940-02-29', '2026-03-01'),
    ageOn('2026-11-23', '2026-11-22'),
  ]).toEqual([79, 80, 85, 86, -1])
})

test('a text that is no day is refused instead of becoming another day', () => {
  expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
  expect(() => ageOn('1950', '2026-01-01')).toThrow(RangeError)
})
