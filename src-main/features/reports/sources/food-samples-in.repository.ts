// Food samples and accompanied meals for reports: one statement a question; reads only.
import type { Day } from '#shared/contract/primitives.ts'
import type { SqliteDatabase } from '../../../database/open-database.ts'
import type { FoodSamplesSource, SourceAccompaniedMeal, SourceFoodSample } from './food-samples-source.ts'

const COUNTS = 's.is_void = 0 AND NOT EXISTS (SELECT 1 FROM food_samples n WHERE n.corrects_id = s.id)'
const SAMPLES = `SELECT s.id, s.day, s.meal, s.dish, s.kept_at AS keptAt, s.grams, s.kept_by AS keptBy,
    d.at AS disposedAt, d.disposed_by AS disposedBy
  FROM food_samples s LEFT JOIN food_sample_disposals d ON d.sample_id = s.id
  WHERE s.day >= :from AND s.day <= :until AND ${COUNTS} ORDER BY s.day, s.kept_at, s.id`
const ACCOMPANIED = `SELECT a.day, a.meal, a.people, a.remarks FROM accompanied_meals a
  WHERE a.day >= :from AND a.day <= :until
    AND NOT EXISTS (SELECT 1 FROM accompanied_meals n WHERE n.corrects_id = a.id) ORDER BY a.day, a.meal`

export function readFoodSamples(records: SqliteDatabase): FoodSamplesSource {
  return {
    foodSamplesIn: (from: Day, until: Day) => records.prepare(SAMPLES).all({ from, until }) as SourceFoodSample[],
    accompaniedMealsIn: (from: Day, until: Day) =>
      records.prepare(ACCOMPANIED).all({ from, until }) as SourceAccompaniedMeal[],
    firstFoodSampleOn: () =>
      records.prepare(`SELECT min(s.day) FROM food_samples s WHERE ${COUNTS}`).pluck().get() as Day | null,
  }
}
