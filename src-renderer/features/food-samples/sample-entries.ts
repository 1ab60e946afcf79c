// What is typed into the grid, and how it is read. Pure.
import type {
  FoodSample,
  FoodSampleLimits,
  Meal,
  SampleInput,
} from '#shared/features/food-samples/food-samples.model.ts'
import { instantAt, isTooLittle } from '#shared/features/food-samples/food-samples.rules.ts'

export type TypedSample = { dish: string; time: string; grams: string; keptBy: string; place: string; reason: string }
export type SampleField = keyof TypedSample
export const sampleFields: readonly SampleField[] = ['dish', 'time', 'grams', 'keptBy', 'place', 'reason']
/** Which field is wrong, and why; words in `food-samples:fault`. */
export type SampleFault = {
  field: SampleField
  why: 'missing' | 'not-a-time' | 'in-future' | 'not-a-number' | 'too-little'
}

/** A row counts once its dish is written; who kept it where is usually the same as in the row before. */
export const isTyped = ({ dish }: TypedSample): boolean => dish.trim() !== ''

/** '7:05', '0705' and '07:05' are one time; null = none. */
export function readTime(text: string): string | null {
  const parts = /^(\d{1,2})[:：]?(\d{2})$/.exec(text.trim())
  if (!parts) return null
  const [hours, minutes] = [Number(parts[1]), Number(parts[2])]
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

export function readSample(
  typed: TypedSample,
  about: { on: string; meal: Meal; limits: FoodSampleLimits; now: number },
): { entry: SampleInput } | { fault: SampleFault } {
  const time = readTime(typed.time)
  if (time === null) return { fault: { field: 'time', why: 'not-a-time' } }
  const keptAt = instantAt(about.on, time)
  if (keptAt > about.now) return { fault: { field: 'time', why: 'in-future' } }
  const grams = Number(typed.grams)
  if (!/^\d{1,4}$/.test(typed.grams.trim()) || grams < 1) return { fault: { field: 'grams', why: 'not-a-number' } }
  for (const field of ['keptBy', 'place'] as const) {
    if (typed[field].trim() === '') return { fault: { field, why: 'missing' } }
  }
  const reason = typed.reason.trim()
  if (isTooLittle(grams, about.limits) && reason.length < 2) return { fault: { field: 'reason', why: 'too-little' } }
  return {
    entry: {
      ...{ meal: about.meal, dish: typed.dish.trim(), keptAt, grams, keptBy: typed.keptBy.trim() },
      ...{ place: typed.place.trim(), reason: reason.length < 2 ? null : reason },
    },
  }
}

/** The rows of a meal as typed, with one at the end that is filled with what was said last. */
export function rowsToShow(
  typed: readonly TypedSample[],
  about: {
    last: TypedSample | undefined
    kept: Pick<FoodSample, 'keptBy' | 'place'> | undefined
    servedAt: string
    leastGrams: number | null
  },
): TypedSample[] {
  const rows = typed.filter((row, index, all) => isTyped(row) || index < all.length - 1)
  const { kept, servedAt, leastGrams } = about
  const before = rows.at(-1) ?? about.last
  const empty: TypedSample = {
    ...{ dish: '', time: rows.at(-1)?.time ?? servedAt, grams: before?.grams ?? String(leastGrams ?? '') },
    ...{ keptBy: before?.keptBy ?? kept?.keptBy ?? '', place: before?.place ?? kept?.place ?? '', reason: '' },
  }
  const last = typed.at(-1)
  return [...rows, last && !isTyped(last) ? last : empty]
}
