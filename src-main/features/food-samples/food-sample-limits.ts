// What must be kept of a meal. A newer version is one file in resources/food-samples and one line here.
import { FoodSampleLimits } from '#shared/features/food-samples/food-samples.model.ts'
import limits from '../../../resources/food-samples/limits-2026-12.json' with { type: 'json' }

/** Imported, so that a bundle carries it along. Throws when the file is broken. */
export function loadFoodSampleLimits(): FoodSampleLimits {
  return FoodSampleLimits.parse(limits)
}
