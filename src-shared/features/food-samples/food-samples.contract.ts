// The register of food samples and of meals somebody of the house ate with the residents.
import * as z from 'zod'
import { Day, Instant, Reason, RecordId, ShortText } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { FoodSample, FoodSampleLimits, Meal, MealDay, SampleInput } from './food-samples.model.ts'

const DayOfMeals = z.object({ on: Day, today: Day, meals: z.array(MealDay) })

export const foodSamplesContract = {
  limits: needs('food-samples.read').output(FoodSampleLimits),
  /** A day with all its meals; without `on` today. */
  day: needs('food-samples.read')
    .input(z.object({ on: Day.optional() }))
    .output(DayOfMeals),
  /** What has been kept long enough and is still there, oldest first. */
  disposable: needs('food-samples.read').output(z.array(FoodSample)),
  /** Samples of one day. Errors: DAY_IN_FUTURE, RULE_BROKEN (`where` = place in the list and field). */
  record: needs('food-samples.record')
    .input(
      z.object({
        on: Day,
        entries: z.array(SampleInput).min(1).max(60),
        /** Asked for on an earlier day. */
        lateReason: Reason.nullable().default(null),
      }),
    )
    .output(DayOfMeals),
  /** A further row stands for a wrong one; `change` null = it was never kept. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN. */
  correct: needs('food-samples.record')
    .input(z.object({ id: RecordId, change: SampleInput.nullable(), reason: Reason }))
    .output(DayOfMeals),
  /** Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN while one must still be kept. */
  dispose: needs('food-samples.record')
    .input(z.object({ ids: z.array(RecordId).min(1).max(200), at: Instant, by: z.string().trim().min(1).max(40) }))
    .output(z.array(FoodSample)),
  /** Said once more it stands for what was said before, and needs a reason. Errors: DAY_IN_FUTURE, RULE_BROKEN. */
  accompany: needs('food-samples.record')
    .input(
      z.object({
        on: Day,
        meal: Meal,
        people: ShortText,
        remarks: ShortText.nullable(),
        lateReason: Reason.nullable().default(null),
        correctionReason: Reason.nullable().default(null),
      }),
    )
    .output(DayOfMeals),
}
