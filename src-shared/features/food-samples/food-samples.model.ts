// Food kept from every meal, what became of it, and who ate with the residents. A correction is a further row with a reason.
import * as z from 'zod'
import { Day, Instant, Reason, RecordId, ShortText } from '../../contract/primitives.ts'

/** 早餐 午餐 晚餐 加餐. */
export const Meal = z.enum(['breakfast', 'lunch', 'dinner', 'extra'])
export type Meal = z.infer<typeof Meal>

const PersonName = z.string().trim().min(1).max(40)

/** A sample as it is written down. `reason`: why less was kept than must be. */
export const SampleInput = z.object({
  meal: Meal,
  dish: z.string().trim().min(1).max(60),
  keptAt: Instant,
  grams: z.number().int().min(1).max(5000),
  keptBy: PersonName,
  place: z.string().trim().min(1).max(60),
  reason: Reason.nullable(),
})
export type SampleInput = z.infer<typeof SampleInput>

export const FoodSample = SampleInput.extend({
  id: RecordId,
  day: Day,
  lateReason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  /** Why the row before it was corrected; null = none was. */
  correctionReason: z.string().nullable(),
  disposal: z.object({ at: Instant, by: z.string() }).nullable(),
  /** From this instant it may be disposed of. */
  keepUntil: Instant,
})
export type FoodSample = z.infer<typeof FoodSample>

/** 陪餐. */
export const AccompaniedMeal = z.object({
  id: RecordId,
  day: Day,
  meal: Meal,
  people: ShortText,
  remarks: ShortText.nullable(),
  lateReason: z.string().nullable(),
  recordedBy: z.string().nullable(),
  correctionReason: z.string().nullable(),
})
export type AccompaniedMeal = z.infer<typeof AccompaniedMeal>

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** What must be kept, how much, how long: versioned data with its basis. */
export const FoodSampleLimits = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string(),
  leastGrams: z.number().int().min(1),
  keptHours: z.number().int().min(1),
  /** In the order of the day, times of the facility's clock. */
  meals: z.array(z.object({ meal: Meal, isRequired: z.boolean(), servedAt: ClockTime, overAt: ClockTime })),
})
export type FoodSampleLimits = z.infer<typeof FoodSampleLimits>

/** A meal of a day with what was kept of it. */
export const MealDay = z.object({
  meal: Meal,
  /** `missing`: it is over, must be sampled, and nothing was kept. */
  state: z.enum(['kept', 'missing', 'not-over', 'not-required']),
  samples: z.array(FoodSample),
  accompanied: AccompaniedMeal.nullable(),
})
export type MealDay = z.infer<typeof MealDay>
