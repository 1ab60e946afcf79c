// How long food is kept and which meals lack a sample. Pure.
import { dayOf, startOfDay } from '../../contract/days.ts'
import type { Day, Instant } from '../../contract/primitives.ts'
import type { FoodSampleLimits, Meal } from './food-samples.model.ts'

const HOUR_MS = 3_600_000

/** From this instant on a sample may be disposed of; the last minute before must still be kept. */
export const keepUntil = (keptAt: Instant, limits: Pick<FoodSampleLimits, 'keptHours'>): Instant =>
  keptAt + limits.keptHours * HOUR_MS

/** The instant of a time of the facility's clock on a day. */
export function instantAt(day: Day, time: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return startOfDay(day) + (hours * 60 + minutes) * 60_000
}

/** Whether so little must be explained. */
export const isTooLittle = (grams: number, limits: Pick<FoodSampleLimits, 'leastGrams'>): boolean =>
  grams < limits.leastGrams

/** Meals of a day that are over by `now` and must be sampled; the minute a meal is over it is over. */
export function requiredMeals(day: Day, limits: FoodSampleLimits, now: Instant): Meal[] {
  return limits.meals
    .filter(({ isRequired, overAt }) => isRequired && instantAt(day, overAt) <= now)
    .map(({ meal }) => meal)
}

/** Meals of a day without any sample, in the order of the day. */
export function missingMeals(day: Day, kept: ReadonlySet<Meal>, limits: FoodSampleLimits, now: Instant): Meal[] {
  return requiredMeals(day, limits, now).filter((meal) => !kept.has(meal))
}

/** A sample belongs to the day it was kept on, and is not kept before anybody could have cooked. */
export const isKeptOnDay = (keptAt: Instant, day: Day): boolean => dayOf(keptAt) === day
