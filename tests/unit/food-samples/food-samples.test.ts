import { expect, test } from 'vitest'
import { loadFoodSampleLimits } from '#main/features/food-samples/food-sample-limits.ts'
import {
  instantAt,
  isKeptOnDay,
  isTooLittle,
  keepUntil,
  missingMeals,
} from '#shared/features/food-samples/food-samples.rules.ts'

const limits = loadFoodSampleLimits()
const day = '2026-10-31'

test('125 g is enough, a gram less must be explained', () => {
  expect([124, 125, 126].map((grams) => isTooLittle(grams, limits))).toEqual([true, false, false])
})

test('a sample is kept for 48 hours to the minute', () => {
  expect(keepUntil(instantAt(day, '11:30'), limits)).toBe(instantAt('2026-11-02', '11:30'))
})

test('a sample belongs to the day it was kept on', () => {
  expect(isKeptOnDay(instantAt(day, '23:59'), day)).toBe(true)
  expect(isKeptOnDay(instantAt(day, '23:59') + 60_000, day)).toBe(false)
})

test('a meal is missing once it is over, one that need not be sampled never', () => {
  const none = new Set<never>()
  expect(missingMeals(day, none, limits, instantAt(day, '08:29'))).toEqual([])
  expect(missingMeals(day, none, limits, instantAt(day, '08:30'))).toEqual(['breakfast'])
  expect(missingMeals(day, none, limits, instantAt(day, '23:00'))).toEqual(['breakfast', 'lunch', 'dinner'])
  expect(missingMeals(day, new Set(['lunch'] as const), limits, instantAt(day, '23:00'))).toEqual([
    'breakfast',
    'dinner',
  ])
})
