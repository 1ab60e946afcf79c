// The rows and figures of R23: a row a sample, and a row for a meal that was eaten together without one or has none though it must.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, Instant } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { FoodSampleLimits, type Meal } from '#shared/features/food-samples/food-samples.model.ts'
import { isTooLittle } from '#shared/features/food-samples/food-samples.rules.ts'
import { MEAL_WORDS } from '#shared/features/reports/report-words.ts'
import type { FigureRow } from '#shared/features/reports/reports.model.ts'
import limitsData from '../../../../../resources/food-samples/limits-2026-12.json' with { type: 'json' }
import type { SourceFoodSample } from '../../sources/food-samples-source.ts'
import { type ComputeInput, countOf, type FigureValue } from '../definition.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>
export type MealKey = { day: Day; meal: Meal }

const limits = FoodSampleLimits.parse(limitsData)
const HOUR_MS = 3_600_000
export const mealId = ({ day, meal }: MealKey): string => `${day}:${meal}`

/** Each meal once, in the order of the month. */
function mealsOf(rows: readonly MealKey[]): string[] {
  return [...new Set(rows.map(mealId))].sort(byMeal)
}

/** Meals that must be sampled and were not, from the first sample of the home on; a running day is not over. */
export function missingMealsIn({ source, period }: Input): MealKey[] {
  const first = source.firstFoodSampleOn()
  if (first === null) return []
  const kept = new Set(source.foodSamplesIn(period.firstOn, period.asOf).map(mealId))
  const required = limits.meals.filter(({ isRequired }) => isRequired).map(({ meal }) => meal)
  const missing: MealKey[] = []
  const until = period.isOver ? period.asOf : addDays(period.asOf, -1)
  for (let day = first > period.firstOn ? first : period.firstOn; day <= until; day = addDays(day, 1)) {
    for (const meal of required) if (!kept.has(mealId({ day, meal }))) missing.push({ day, meal })
  }
  return missing
}

export const tooLittle = (samples: readonly SourceFoodSample[]): SourceFoodSample[] =>
  samples.filter(({ grams }) => isTooLittle(grams, limits))

/** Whole hours until it was disposed of; null = it is still there. */
export const keptHours = ({ keptAt, disposedAt }: SourceFoodSample): number | null =>
  disposedAt === null ? null : Math.floor((disposedAt - keptAt) / HOUR_MS)

export function computeR23Figures(input: Input): Map<string, FigureValue> {
  const { source, period } = input
  const samples = source.foodSamplesIn(period.firstOn, period.asOf)
  const ofSamples = (rows: readonly SourceFoodSample[]) =>
    countOf(
      'food-sample',
      rows.map(({ id }) => id),
    )
  return new Map([
    ['samples', ofSamples(samples)],
    ['too-little', ofSamples(tooLittle(samples))],
    ['disposed', ofSamples(samples.filter(({ disposedAt }) => disposedAt !== null))],
    ['meals-kept', countOf('meal', mealsOf(samples))],
    ['meals-missing', countOf('meal', mealsOf(missingMealsIn(input)))],
    ['accompanied', countOf('meal', mealsOf(source.accompaniedMealsIn(period.firstOn, period.asOf)))],
  ])
}

export function computeR23Rows(input: Input): FigureRow[] {
  const { source, period } = input
  const eaten = new Map(source.accompaniedMealsIn(period.firstOn, period.asOf).map((each) => [mealId(each), each]))
  const samples = source.foodSamplesIn(period.firstOn, period.asOf)
  const told = new Set(samples.map(mealId))
  const rows = samples.map((sample) => ({
    id: sample.id,
    key: sample,
    cells: {
      ...{ dish: sample.dish, keptAt: timeText(sample.keptAt), grams: sample.grams, keptHours: keptHours(sample) },
      keptBy: sample.keptBy,
      disposed: sample.disposedAt === null ? '未销样' : `${minuteText(sample.disposedAt)} ${sample.disposedBy ?? ''}`,
    },
  }))
  const nothing = { dish: null, keptAt: null, grams: null, keptHours: null, keptBy: null, disposed: null }
  const missing = missingMealsIn(input)
  const asked = new Set(missing.map(mealId))
  const eatenOnly = [...eaten.values()].filter((each) => !told.has(mealId(each)) && !asked.has(mealId(each)))
  const others = [
    ...missing.map((key) => ({ id: mealId(key), key, cells: { ...nothing, dish: '未留样' } })),
    ...eatenOnly.map((key) => ({ id: mealId(key), key, cells: nothing })),
  ]
  return [...rows, ...others]
    .sort((left, right) => byMeal(mealId(left.key), mealId(right.key)))
    .map(({ id, key, cells }) => {
      const together = eaten.get(mealId(key))
      return {
        ...{ id, link: screenLinks.foodSamplesOf(key.day) },
        cells: {
          ...{ day: key.day, meal: MEAL_WORDS[key.meal], ...cells },
          ...{ people: together?.people ?? null, remarks: together?.remarks ?? null },
        },
      }
    })
}

const order = new Map(limits.meals.map(({ meal }, index) => [meal as string, index]))

/** By day, then in the order of the day. */
function byMeal(left: string, right: string): number {
  const [leftDay = '', leftMeal = ''] = left.split(':')
  const [rightDay = '', rightMeal = ''] = right.split(':')
  if (leftDay !== rightDay) return leftDay < rightDay ? -1 : 1
  return (order.get(leftMeal) ?? 0) - (order.get(rightMeal) ?? 0)
}

/** 'YYYY-MM-DD HH:mm' as the facility's clock tells it. */
function minuteText(at: Instant): string {
  const day = dayOf(at)
  const minutes = Math.floor((at - startOfDay(day)) / 60_000)
  return `${day} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

const timeText = (at: Instant): string => minuteText(at).slice(11)
