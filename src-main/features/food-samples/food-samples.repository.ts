// SQL of food samples and accompanied meals; rows are only added. No rules here.
import type { Day, Instant, RecordId } from '#shared/contract/primitives.ts'
import type { AccompaniedMeal, FoodSample, Meal } from '#shared/features/food-samples/food-samples.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type SampleRow = Omit<FoodSample, 'disposal' | 'keepUntil'> & {
  correctsId: RecordId | null
  isVoid: number
  disposedAt: Instant | null
  disposedBy: string | null
}
export type AccompaniedRow = AccompaniedMeal & { recordedAt: Instant; correctsId: RecordId | null }
export type FoodSamplesRepository = ReturnType<typeof createFoodSamplesRepository>

const SAMPLE = `SELECT s.id, s.day, s.meal, s.dish, s.kept_at AS keptAt, s.grams, s.kept_by AS keptBy, s.place, s.reason,
  s.late_reason AS lateReason, s.recorded_at AS recordedAt, s.recorded_by AS recordedBy, s.corrects_id AS correctsId,
  s.correction_reason AS correctionReason, s.is_void AS isVoid, d.at AS disposedAt, d.disposed_by AS disposedBy
  FROM food_samples s LEFT JOIN food_sample_disposals d ON d.sample_id = s.id`
const COUNTS = 's.is_void = 0 AND NOT EXISTS (SELECT 1 FROM food_samples n WHERE n.corrects_id = s.id)'
const ACCOMPANIED = `SELECT a.id, a.day, a.meal, a.people, a.remarks, a.late_reason AS lateReason, a.recorded_at AS recordedAt,
  a.recorded_by AS recordedBy, a.corrects_id AS correctsId, a.correction_reason AS correctionReason FROM accompanied_meals a
  WHERE NOT EXISTS (SELECT 1 FROM accompanied_meals n WHERE n.corrects_id = a.id)`

export function createFoodSamplesRepository(records: SqliteDatabase) {
  const byId = records.prepare(`${SAMPLE} WHERE s.id = ?`)
  const isCorrected = records.prepare('SELECT EXISTS (SELECT 1 FROM food_samples WHERE corrects_id = ?)').pluck()
  const inSpan = records.prepare(
    `${SAMPLE} WHERE s.day >= :from AND s.day <= :until AND ${COUNTS} ORDER BY s.day, s.kept_at, s.recorded_at, s.id`,
  )
  const keptBefore = records.prepare(
    `${SAMPLE} WHERE d.sample_id IS NULL AND s.kept_at <= ? AND ${COUNTS} ORDER BY s.kept_at, s.id`,
  )
  const firstDay = records.prepare(`SELECT min(s.day) FROM food_samples s WHERE ${COUNTS}`).pluck()
  const mealsKept = records.prepare(
    `SELECT DISTINCT s.day, s.meal FROM food_samples s WHERE s.day >= :from AND s.day <= :until AND ${COUNTS}`,
  )
  const accompanied = records.prepare(
    `${ACCOMPANIED} AND a.day >= :from AND a.day <= :until ORDER BY a.day, a.recorded_at`,
  )
  const insert = records.prepare(
    `INSERT INTO food_samples (id, day, meal, dish, kept_at, grams, kept_by, place, reason, late_reason, recorded_at, recorded_by,
       corrects_id, correction_reason, is_void)
     VALUES (:id, :day, :meal, :dish, :keptAt, :grams, :keptBy, :place, :reason, :lateReason, :recordedAt, :recordedBy,
       :correctsId, :correctionReason, :isVoid)`,
  )
  const dispose = records.prepare(
    `INSERT INTO food_sample_disposals (sample_id, at, disposed_by, recorded_at, recorded_by)
     VALUES (:id, :at, :by, :recordedAt, :recordedBy)`,
  )
  const insertAccompanied = records.prepare(
    `INSERT INTO accompanied_meals (id, day, meal, people, remarks, late_reason, recorded_at, recorded_by, corrects_id, correction_reason)
     VALUES (:id, :day, :meal, :people, :remarks, :lateReason, :recordedAt, :recordedBy, :correctsId, :correctionReason)`,
  )
  return {
    find: (id: RecordId) => byId.get(id) as SampleRow | undefined,
    isCorrected: (id: RecordId): boolean => isCorrected.get(id) === 1,
    /** What counts; both days are inside. */
    list: (from: Day, until: Day): SampleRow[] => inSpan.all({ from, until }) as SampleRow[],
    /** Not disposed of and kept at an instant or before. */
    listKeptBefore: (at: Instant): SampleRow[] => keptBefore.all(at) as SampleRow[],
    /** null = nothing was ever kept. */
    firstDay: () => firstDay.get() as Day | null,
    /** Meals of which something was kept. */
    listMeals: (from: Day, until: Day) => mealsKept.all({ from, until }) as { day: Day; meal: Meal }[],
    listAccompanied: (from: Day, until: Day): AccompaniedRow[] => accompanied.all({ from, until }) as AccompaniedRow[],
    insert({ disposedAt: _at, disposedBy: _by, ...row }: SampleRow): void {
      insert.run(row)
    },
    dispose: (row: { id: RecordId; at: Instant; by: string; recordedAt: Instant; recordedBy: string | null }): void =>
      void dispose.run(row),
    insertAccompanied: (row: AccompaniedRow): void => void insertAccompanied.run(row),
  }
}
