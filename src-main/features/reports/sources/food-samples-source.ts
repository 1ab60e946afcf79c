// What reports may ask of food samples. Rows that were corrected or taken away never appear; both days are inside.
import type { Day, Instant } from '#shared/contract/primitives.ts'
import type { Meal } from '#shared/features/food-samples/food-samples.model.ts'

export type SourceFoodSample = {
  id: string
  day: Day
  meal: Meal
  dish: string
  keptAt: Instant
  grams: number
  keptBy: string
  disposedAt: Instant | null
  disposedBy: string | null
}
export type SourceAccompaniedMeal = { day: Day; meal: Meal; people: string; remarks: string | null }

export interface FoodSamplesSource {
  foodSamplesIn(from: Day, until: Day): SourceFoodSample[]
  accompaniedMealsIn(from: Day, until: Day): SourceAccompaniedMeal[]
  /** null = nothing was ever kept. */
  firstFoodSampleOn(): Day | null
}
